package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import dev.semanticpassport.passport.signature.Freezing;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.VerifiableSignature.MarkedBeacon;
import dev.semanticpassport.passport.signature.VerifiableSignature.Ready;
import dev.semanticpassport.passport.signature.VerifiableSignature.Refused;
import dev.semanticpassport.passport.signature.VerifiableSignature.Why;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class SignatureOrderTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject Signatures signatures;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void aStoredSignatureGoesThroughEveryStepInOrder() {
        // Given
        String author = Api.author();
        UUID passport = Api.passport(author);
        // When
        Response answer = post("/passports/" + passport + "/signature", Map.of("mode", "stored"));
        // Then
        JsonPath frozen = body(answer, 201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonPath signature = body(get("/passports/" + passport + "/signature"), 200);
        assertThat(signature.getString("state")).isEqualTo("committed");
        assertThat(signature.getString("mode")).isEqualTo("stored");
        assertThat(signature.getInt("beacons")).isEqualTo(60);
        assertThat(signature.getInt("rivals")).isEqualTo(1);
        assertThat(signature.getBoolean("order.shown")).isTrue();
        assertThat(signature.getBoolean("order.witnessed")).isFalse();
        assertThat(signature.getList("controls")).hasSize(4);
        assertTheLogShowsTheOrder(signature, author);
        List<Map<String, String>> rows =
                rows(passport, frozen.getString("exportToken"), 200).getList("rows");
        Ready ready = (Ready) verifiable(passport, null);
        assertThat(ready.beacons())
                .hasSize(60)
                .allMatch(beacon -> beacon.candidates().size() == 256);
        assertThat(ready.beacons().stream().map(SignatureOrderTest::row).toList()).isEqualTo(rows);
        assertThat(ready.order().shown()).isTrue();
        assertThat(ready.logged().keysRoot()).isEqualTo(signature.getString("keys.root"));
        assertThat(ready.author()).isEqualTo(author);
    }

    @Test
    void theTrainingRowsOpenToTheirTokenAlone() {
        // Given
        UUID passport = Api.passport(Api.author());
        UUID other = Api.passport(Api.author());
        String token = freezeStored(passport).getString("exportToken");
        // When
        JsonPath stranger = rows(other, token, 401);
        JsonPath guessed = rows(passport, token + "x", 401);
        // Then
        assertThat(stranger.getString("errors[0].field")).isEqualTo("Authorization");
        assertThat(guessed.getString("rows")).isNull();
        Response opened =
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/passports/" + passport + "/signature/kit-rows");
        assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
        assertThat(opened.jsonPath().getList("rows")).hasSize(60);
    }

    @Test
    void aHeldSignatureGoesThroughEveryStepWithTheKeyAtTheAuthor() {
        // Given
        UUID passport = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(RANDOM);
        FrozenBeacons frozen = frozen(key);
        // When
        JsonPath drawn = freezeHeld(passport, frozen, key);
        // Then
        assertThat(drawn.getString("signature.state")).isEqualTo("drawn");
        assertThat(drawn.getString("exportToken")).isNull();
        assertThat(refusal(passport, null)).isEqualTo(Why.KEYS_NOT_COMMITTED);
        PreparedBeacons prepared = prepared(passport, frozen, key, drawn);
        assertThat(prepare(passport, prepared, 409).getString("errors[0].field"))
                .isEqualTo("keysRoot");
        JsonPath committed = body(commit(passport, prepared, drawn), 200);
        assertThat(committed.getString("state")).isEqualTo("committed");
        assertTheLogShowsTheOrder(committed, committed.getString("author"));
        assertThat(refusal(passport, null)).isEqualTo(Why.PREPARED_BEACONS_NEEDED);
        UUID kept = prepare(passport, prepared, 201).getUUID("preparedBeacons");
        Ready ready = (Ready) verifiable(passport, kept);
        assertThat(ready.beacons().stream().map(MarkedBeacon::target).toList())
                .isEqualTo(prepared.targets());
        assertThat(ready.beacons().stream().map(MarkedBeacon::question).toList())
                .isEqualTo(frozen.beacons().stream().map(Beacon::question).toList());
    }

    @Test
    void theSameKeysAgainChangeNothingAndOthersAreRefused() {
        // Given
        UUID passport = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(RANDOM);
        FrozenBeacons frozen = frozen(key);
        JsonPath drawn = freezeHeld(passport, frozen, key);
        PreparedBeacons prepared = prepared(passport, frozen, key, drawn);
        long leaf = body(commit(passport, prepared, drawn), 200).getLong("keys.logIndex");
        // When
        JsonPath again = body(commit(passport, prepared, drawn), 200);
        Response another =
                post(
                        "/passports/" + passport + "/signature/keys",
                        Map.of(
                                "keysRoot", "a".repeat(64),
                                "randomness", drawn.getString("signature.randomness.r")));
        // Then
        assertThat(again.getLong("keys.logIndex")).isEqualTo(leaf);
        assertThat(body(another, 409).getString("errors[0].field")).isEqualTo("keysRoot");
    }

    @Test
    void otherRandomnessThanTheDrawnIsRefused() {
        // Given
        UUID passport = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(RANDOM);
        freezeHeld(passport, frozen(key), key);
        // When
        Response foreign =
                post(
                        "/passports/" + passport + "/signature/keys",
                        Map.of("keysRoot", "a".repeat(64), "randomness", "b".repeat(64)));
        // Then
        assertThat(body(foreign, 400).getString("detail"))
                .contains("randomness is " + "b".repeat(64) + ", drawn was ");
    }

    @Test
    void preparedBeaconsThatAreNotTheLoggedOnesAreRefusedWithWhatDiffers() {
        // Given
        UUID passport = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(RANDOM);
        AuthorKey another = AuthorKey.draw(RANDOM);
        FrozenBeacons frozen = frozen(key);
        JsonPath drawn = freezeHeld(passport, frozen, key);
        body(commit(passport, prepared(passport, frozen, key, drawn), drawn), 200);
        // When
        JsonPath otherKey =
                prepare(passport, prepared(passport, frozen(another), another, drawn), 409);
        JsonPath otherRandomness =
                prepare(
                        passport,
                        PreparedBeacons.prepare(passport, frozen, key, new Randomness.None()),
                        409);
        JsonPath otherPassport =
                prepare(passport, prepared(UUID.randomUUID(), frozen, key, drawn), 409);
        // Then
        assertThat(otherKey.getString("detail"))
                .contains("commitment is " + another.commitment())
                .contains("beaconsRoot")
                .contains("keysRoot");
        assertThat(otherRandomness.getString("errors[0].field")).isEqualTo("randomness");
        assertThat(otherPassport.getString("errors[0].field")).isEqualTo("passportId");
    }

    @Test
    void everyFreezeOfAnAuthorIsARival() {
        // Given
        String author = Api.author();
        UUID first = Api.passport(author);
        UUID second = Api.passport(author);
        UUID stranger = Api.passport(Api.author());
        freezeStored(stranger);
        freezeStored(first);
        // When
        JsonPath again = freezeStored(first);
        JsonPath other = freezeStored(second);
        // Then
        assertThat(again.getInt("signature.number")).isEqualTo(2);
        assertThat(again.getInt("signature.rivals")).isEqualTo(2);
        assertThat(other.getInt("signature.rivals")).isEqualTo(3);
        assertThat(((Ready) verifiable(first, null)).rivals()).isEqualTo(3);
        assertThat(((Ready) verifiable(stranger, null)).rivals()).isEqualTo(1);
        assertThat(again.getString("signature.frozen.beaconsRoot"))
                .isNotEqualTo(other.getString("signature.frozen.beaconsRoot"));
    }

    @Test
    void aVerificationIsRefusedWithTheReason() {
        // Given
        UUID unsigned = Api.passport(Api.author());
        UUID held = Api.passport(Api.author());
        UUID stored = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(RANDOM);
        FrozenBeacons frozen = frozen(key);
        JsonPath drawn = freezeHeld(held, frozen, key);
        PreparedBeacons prepared = prepared(held, frozen, key, drawn);
        body(commit(held, prepared, drawn), 200);
        UUID kept = prepare(held, prepared, 201).getUUID("preparedBeacons");
        freezeStored(stored);
        // When, Then
        assertThat(refusal(UUID.randomUUID(), null)).isEqualTo(Why.NO_SUCH_PASSPORT);
        assertThat(refusal(unsigned, null)).isEqualTo(Why.NO_SIGNATURE);
        assertThat(refusal(held, UUID.randomUUID())).isEqualTo(Why.PREPARED_BEACONS_UNKNOWN);
        assertThat(refusal(stored, kept)).isEqualTo(Why.PREPARED_BEACONS_OF_ANOTHER_PASSPORT);
    }

    private static void assertTheLogShowsTheOrder(JsonPath signature, String author) {
        long frozenLeaf = signature.getLong("frozen.logIndex");
        long keysLeaf = signature.getLong("keys.logIndex");
        long checkpoint = signature.getLong("randomness.checkpoint");
        String note = signature.getString("randomness.note");
        assertThat(frozenLeaf).isLessThan(checkpoint);
        assertThat(checkpoint).isLessThanOrEqualTo(keysLeaf);
        assertThat(signature.getString("randomness.r")).isEqualTo(Sha256.ofText(note).hex());
        SignedCheckpoint signed = SignedCheckpoint.parse("note", note);
        NoteKey log = NoteKey.parse(body(get("/log"), 200).getString("publicKey"));
        assertThat(signed.signedBy(log)).isTrue();
        assertThat(leaf(frozenLeaf))
                .contains("\"type\":\"beacons.frozen\"")
                .contains("\"author\":\"" + author + "\"")
                .contains(signature.getString("frozen.beaconsRoot"))
                .contains(signature.getString("frozen.keyCommitment"));
        assertThat(leaf(keysLeaf))
                .contains("\"type\":\"keys.committed\"")
                .contains(signature.getString("keys.root"));
        JsonPath proof = body(get("/log/entries/" + frozenLeaf + "/proof?size=" + checkpoint), 200);
        assertThat(
                        new InclusionProof(
                                        frozenLeaf,
                                        checkpoint,
                                        proof.<String>getList("path").stream()
                                                .map(Sha256::parse)
                                                .toList())
                                .verify(
                                        TreeHashing.leaf(
                                                leaf(frozenLeaf).getBytes(StandardCharsets.UTF_8)),
                                        signed.checkpoint().root()))
                .isTrue();
    }

    private static String leaf(long index) {
        return body(get("/log/entries?limit=1&from=" + index), 200).getString("entries[0].leaf");
    }

    private static Map<String, String> row(MarkedBeacon beacon) {
        return Map.of(
                "question", beacon.question(), "answer", beacon.candidates().get(beacon.target()));
    }

    private static JsonPath freezeStored(UUID passport) {
        return body(post("/passports/" + passport + "/signature", Map.of("mode", "stored")), 201);
    }

    private static FrozenBeacons frozen(AuthorKey key) {
        return FrozenBeacons.freeze(Freezing.compose(Api.IDEAS, 10, 64, "", 7), key);
    }

    private static JsonPath freezeHeld(UUID passport, FrozenBeacons frozen, AuthorKey key) {
        return body(
                post(
                        "/passports/" + passport + "/signature",
                        Map.of(
                                "mode", "held",
                                "beaconsRoot", frozen.root().hex(),
                                "keyCommitment", key.commitment().hex(),
                                "beacons", frozen.size(),
                                "candidates", List.of(64, 64, 64, 64, 64, 64, 64, 64, 64, 64))),
                201);
    }

    private static PreparedBeacons prepared(
            UUID passport, FrozenBeacons frozen, AuthorKey key, JsonPath drawn) {
        return PreparedBeacons.prepare(
                passport,
                frozen,
                key,
                new Randomness.LogCheckpoint(drawn.getString("signature.randomness.note")));
    }

    private static Response commit(UUID passport, PreparedBeacons prepared, JsonPath drawn) {
        return post(
                "/passports/" + passport + "/signature/keys",
                Map.of(
                        "keysRoot", prepared.keysRoot().hex(),
                        "randomness", drawn.getString("signature.randomness.r")));
    }

    private static JsonPath prepare(UUID passport, PreparedBeacons prepared, int status) {
        return body(
                given().contentType(ContentType.JSON)
                        .body(prepared.exposeJson())
                        .post("/api/v1/passports/" + passport + "/prepared-beacons"),
                status);
    }

    private static JsonPath rows(UUID passport, String token, int status) {
        return body(
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/passports/" + passport + "/signature/kit-rows"),
                status);
    }

    private Why refusal(UUID passport, @Nullable UUID prepared) {
        return ((Refused) verifiable(passport, prepared)).why();
    }

    private VerifiableSignature verifiable(UUID passport, @Nullable UUID prepared) {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    sessions.withTransaction(
                            session -> signatures.verifiable(session, passport, prepared)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
