package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.Sealed;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.LogLines;
import dev.semanticpassport.passport.ServiceSecrets;
import dev.semanticpassport.passport.secrets.SecretIdentity;
import dev.semanticpassport.passport.signature.Freezing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class SecretsAtRestTest {
    @Inject DataSource database;
    @Inject Sealing sealing;

    private final LogLines lines = new LogLines();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(lines);
    }

    @Test
    void aStoredKeyAndItsBeaconsAreNowhereInClear() throws SQLException {
        // Given
        UUID passport = Api.passport(Api.author());
        // When
        JsonPath frozen =
                body(post("/passports/" + passport + "/signature", Map.of("mode", "stored")), 201);
        // Then
        String token = frozen.getString("exportToken");
        List<Map<String, String>> rows =
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/passports/" + passport + "/signature/kit-rows")
                        .jsonPath()
                        .getList("rows");
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(token.getBytes(StandardCharsets.UTF_8));
        rows.forEach(row ->
                secrets.add(row.getOrDefault("question", "").getBytes(StandardCharsets.UTF_8)));
        byte[] keyAndSalt = storedKey(passport);
        secrets.add(Arrays.copyOf(keyAndSalt, 32));
        secrets.add(Arrays.copyOfRange(keyAndSalt, 32, 64));
        assertThat(rows).hasSize(60);
        assertNowhere(secrets, passport);
    }

    @Test
    void preparedBeaconsAreNowhereInClear() throws SQLException {
        // Given
        UUID passport = Api.passport(Api.author());
        AuthorKey key = AuthorKey.draw(new SecureRandom());
        FrozenBeacons frozen =
                FrozenBeacons.freeze(Freezing.compose(Api.IDEAS, 4, 32, "", 11), key);
        JsonPath drawn =
                body(
                        post(
                                "/passports/" + passport + "/signature",
                                Map.of(
                                        "mode", "held",
                                        "beaconsRoot", frozen.root().hex(),
                                        "keyCommitment", key.commitment().hex(),
                                        "beacons", 4,
                                        "candidates", List.of(32, 32, 32, 32))),
                        201);
        PreparedBeacons prepared =
                PreparedBeacons.prepare(
                        passport,
                        frozen,
                        key,
                        new Randomness.LogCheckpoint(drawn.getString("signature.randomness.note")));
        body(
                post(
                        "/passports/" + passport + "/signature/keys",
                        Map.of(
                                "keysRoot", prepared.keysRoot().hex(),
                                "randomness", drawn.getString("signature.randomness.r"))),
                200);
        // When
        given().contentType(ContentType.JSON)
                .body(prepared.exposeJson())
                .post("/api/v1/passports/" + passport + "/prepared-beacons")
                .then()
                .statusCode(201);
        // Then
        List<byte[]> secrets = new ArrayList<>();
        frozen.beacons()
                .forEach(beacon -> secrets.add(beacon.question().getBytes(StandardCharsets.UTF_8)));
        prepared.keys().forEach(one -> secrets.add(one.expose()));
        assertNowhere(secrets, passport);
    }

    @Test
    void aSealedKeyCopiedToAnotherRowDoesNotOpenThere() throws SQLException {
        // Given
        UUID donor = Api.passport(Api.author());
        UUID thief = Api.passport(Api.author());
        body(post("/passports/" + donor + "/signature", Map.of("mode", "stored")), 201);
        String token =
                body(post("/passports/" + thief + "/signature", Map.of("mode", "stored")), 201)
                        .getString("exportToken");
        // When
        change(
                "update signature s set sealed_key = d.sealed_key, sealed_beacons ="
                        + " d.sealed_beacons from signature d where s.passport_id = '"
                        + thief
                        + "' and d.passport_id = '"
                        + donor
                        + "'");
        // Then
        JsonPath answer =
                body(
                        given().header("Authorization", "Bearer " + token)
                                .get("/api/v1/passports/" + thief + "/signature/kit-rows"),
                        500);
        assertThat(answer.getString("rows")).isNull();
        assertThat(lines.said).anyMatch(line -> line.contains("author-key does not open"));
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        }
    }

    private void assertNowhere(List<byte[]> secrets, UUID passport) throws SQLException {
        List<String> places = new ArrayList<>(dump());
        places.addAll(answers(passport));
        places.addAll(lines.said);
        assertThat(places).hasSizeGreaterThan(20);
        String all = String.join("\n", places);
        for (byte[] secret : secrets) {
            assertThat(all)
                    .doesNotContain(new String(secret, StandardCharsets.UTF_8))
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret))
                    .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret))
                    .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
    }

    /** Every row of every table, bytes in hex. */
    private List<String> dump() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery(
                            "select table_name from information_schema.tables where table_schema ="
                                    + " 'public'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).contains("signature", "prepared_beacons", "log_entry", "outbox");
            for (String table : tables) {
                try (ResultSet row =
                        statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> answers(UUID passport) {
        return List.of(
                get("/passports/" + passport).asString(),
                get("/passports/" + passport + "/revisions/1").asString(),
                get("/passports/" + passport + "/signature").asString(),
                get("/passports").asString(),
                get("/log/entries?limit=1000").asString(),
                get("/log/checkpoint").asString(),
                given().get("/q/metrics").asString(),
                given().get("/q/health").asString());
    }

    private byte[] storedKey(UUID passport) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select id, sealed_key from signature where passport_id = '"
                                        + passport
                                        + "'")) {
            assertThat(row.next()).isTrue();
            return sealing.open(
                    Sealed.fromBytes(row.getBytes(2)),
                    SecretIdentity.authorKey(row.getObject(1, UUID.class)));
        }
    }
}
