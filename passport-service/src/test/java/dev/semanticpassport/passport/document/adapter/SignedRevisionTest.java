package dev.semanticpassport.passport.document.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.composing.FirstFormat;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class SignedRevisionTest {

    private final SecureRandom random = new SecureRandom();
    private final String author = Api.author();
    private final SigningKey key = SigningKey.generate(SignatureScheme.ED25519, random);

    @Test
    void aRevisionThatItsAuthorSignedIsLoggedUnderTheKey() {
        // Given
        UUID id = Api.passport(author);
        body(log(new KeyEntry.Created(author, key.verificationKey()), key), 201);
        DsseEnvelope envelope = PassportFile.sign(next(id), key, random);
        // When
        JsonPath issued = body(sign(id, envelope), 201);
        // Then
        assertThat(issued.getInt("revision")).isEqualTo(2);
        assertThat(
                        body(get("/log/entries?limit=1&from=" + issued.getLong("logIndex")), 200)
                                .getString("entries[0].leaf"))
                .contains("\"keyId\":\"" + key.verificationKey().keyId() + "\"");
        assertThat(get("/passports/" + id + "/revisions/2/envelope").asByteArray())
                .isEqualTo(CanonicalJson.bytes(envelope.toJson()));
        assertThat(
                        body(get("/log/keys?key=" + key.verificationKey().keyId()), 200)
                                .getList("entries.keyId"))
                .containsExactly(key.verificationKey().keyId());
    }

    @Test
    void whatIsNotSignedByAKnownKeyOfTheAuthorIsRefused() {
        // Given
        UUID id = Api.passport(author);
        SigningKey stranger = SigningKey.generate(SignatureScheme.P256, random);
        body(log(new KeyEntry.Created("Eve", stranger.verificationKey()), stranger), 201);
        PassportDocument next = next(id);
        // Then
        assertThat(body(sign(id, PassportFile.sign(next, key, random)), 400).getString("detail"))
                .contains("the log knows no such key");
        assertThat(
                        body(sign(id, PassportFile.sign(next, stranger, random)), 409)
                                .getString("detail"))
                .contains("the key is that of Eve");
    }

    @Test
    void afterARotationOnlyTheNewKeySignsAndAfterARevocationNone() {
        // Given
        UUID id = Api.passport(author);
        SigningKey second = SigningKey.generate(SignatureScheme.P256, random);
        body(log(new KeyEntry.Created(author, key.verificationKey()), key), 201);
        body(sign(id, PassportFile.sign(next(id), key, random)), 201);
        body(
                log(
                        new KeyEntry.Rotated(
                                author, second.verificationKey(), key.verificationKey().keyId()),
                        key,
                        second),
                201);
        // When
        Response byTheOld = sign(id, PassportFile.sign(next(id), key, random));
        Response byTheNew = sign(id, PassportFile.sign(next(id), second, random));
        body(
                log(new KeyEntry.Revoked(author, second.verificationKey().keyId(), "lost"), second),
                201);
        Response afterwards = sign(id, PassportFile.sign(next(id), second, random));
        // Then
        assertThat(body(byTheOld, 409).getString("detail")).contains("rotated to");
        assertThat(body(byTheNew, 201).getInt("revision")).isEqualTo(3);
        assertThat(body(afterwards, 409).getString("detail")).contains("revoked: lost");
    }

    @Test
    void onceSignedEveryLaterRevisionIsSignedByTheSameLine() {
        // Given
        UUID id = Api.passport(author);
        SigningKey other = SigningKey.generate(SignatureScheme.ED25519, random);
        body(log(new KeyEntry.Created(author, key.verificationKey()), key), 201);
        body(log(new KeyEntry.Created(author, other.verificationKey()), other), 201);
        body(sign(id, PassportFile.sign(next(id), key, random)), 201);
        // Then
        assertThat(
                        body(
                                        post(
                                                "/passports/" + id + "/revisions",
                                                Map.of("name", "m", "author", author)),
                                        409)
                                .getString("detail"))
                .contains("signed by its author");
        assertThat(
                        body(sign(id, PassportFile.sign(next(id), other, random)), 409)
                                .getString("detail"))
                .contains("another line");
    }

    @Test
    void aRevisionThatDoesNotFollowTheNewestIsRefused() {
        // Given
        UUID id = Api.passport(author);
        body(log(new KeyEntry.Created(author, key.verificationKey()), key), 201);
        DsseEnvelope stale = PassportFile.sign(next(id), key, random);
        body(sign(id, stale), 201);
        // Then
        assertThat(body(sign(id, stale), 409).getString("detail")).contains("does not follow");
    }

    private PassportDocument next(UUID id) {
        JsonPath newest = body(get("/passports/" + id), 200);
        byte[] document =
                get("/passports/" + id + "/revisions/" + newest.getInt("revision") + "/document")
                        .asByteArray();
        return Composing.next(
                FirstFormat.orPresent(JsonFields.of("document", document)),
                Sha256.parse(newest.getString("digest")),
                new Composing.Known(
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        List.of()));
    }

    private Response log(KeyEntry entry, SigningKey... signers) {
        return post("/log/keys", json(entry.sign(List.of(signers), random)));
    }

    private static Response sign(UUID id, DsseEnvelope envelope) {
        return post("/passports/" + id + "/signed-revisions", json(envelope));
    }

    private static String json(DsseEnvelope envelope) {
        return envelope.toJson().toString();
    }
}
