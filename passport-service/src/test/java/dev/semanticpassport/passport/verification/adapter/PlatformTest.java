package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.ServiceSecrets;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of verifications on a real broker and database share. */
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
abstract class PlatformTest {
    final MovableClock clock = new MovableClock();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject AgroalDataSource dataSource;

    Wire wire;

    Signed signed;

    @BeforeEach
    void connect() {
        QuarkusMock.installMockForType(clock, Clock.class);
        wire = new Wire(bootstrapServers);
        signed = Signed.made();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    /** A request to verify a model against the signed passport. */
    VerificationRequested request(UUID id) {
        return request(id, 80);
    }

    VerificationRequested request(UUID id, int maxProbes) {
        return Requests.request(id, signed.passport(), maxProbes);
    }

    /** Waits for so many releases of the verification's probes. */
    List<ProbeRequested> probes(UUID verification, int count) {
        return wire.await(
                count, ProbeRequested.class, probe -> probe.verificationId().equals(verification));
    }

    VerificationSettled settled(UUID verification) {
        return wire.await(
                        1,
                        VerificationSettled.class,
                        event -> event.verificationId().equals(verification))
                .getFirst();
    }

    JsonPath view(UUID verification) {
        return RestAssured.get("/api/v1/verifications/{id}", verification)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void awaitRevision(UUID verification, int revision) {
        Awaitility.await("revision " + revision)
                .atMost(Wire.PATIENCE)
                .pollInSameThread()
                .until(() ->
                        query("select revision from verification where id = '" + verification + "'")
                                .equals(List.of(String.valueOf(revision))));
    }

    /** Every row's first column, as text. */
    List<String> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
