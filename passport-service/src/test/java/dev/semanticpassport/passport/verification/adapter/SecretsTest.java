package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsTest extends PlatformTest {
    private static final int ASKED = 4;

    /** What the model is asked, and the candidates, which are the same whichever is right. */
    private static final Pattern ASKED_OF_A_MODEL =
            Pattern.compile("\"(prompt\":\"[^\"]*\"|candidates\":\\[[^\\]]*])");

    @Test
    void whatIsNotAskedYetAndWhatIsRightStandNowhere() {
        // Given
        UUID settled = UUID.randomUUID();
        UUID running = UUID.randomUUID();
        wire.send(request(settled, ASKED));
        wire.send(request(running));
        probes(settled, ASKED);
        probes(running, ASKED);
        wire.send(
                Requests.evidence(
                        settled,
                        1,
                        ASKED - 1,
                        new Decision(Verdict.UNDECIDED, Reason.PLAN_EXHAUSTED)));
        settled(settled);
        // When
        String topics = ofThese(wire.everything(), settled, running);
        String everywhere =
                String.join("\n", topics, tables(settled, running), answers(settled, running));
        // Then
        assertThat(everywhere).contains(settled.toString(), running.toString());
        signed.rows().stream()
                .skip(ASKED)
                .map(row -> row.get("question"))
                .forEach(question ->
                        assertThat(everywhere)
                                .doesNotContain(question)
                                .doesNotContain(base64(question))
                                .doesNotContain(hex(question)));
        // Then beside what is asked no candidate stands anywhere: nothing points at the right one.
        assertThat(ASKED_OF_A_MODEL.matcher(everywhere).find()).isTrue();
        assertThat(ASKED_OF_A_MODEL.matcher(everywhere).replaceAll(""))
                .doesNotContain(Signed.IDEAS)
                .doesNotContain(Signed.IDEAS.stream().map(SecretsTest::base64).toList())
                .doesNotContain(Signed.IDEAS.stream().map(SecretsTest::hex).toList());
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /** Only what was asked here counts: other tests ask further. */
    private static String ofThese(String lines, UUID... verifications) {
        return lines.lines()
                .filter(line ->
                        List.of(verifications).stream()
                                .anyMatch(id -> line.contains(id.toString())))
                .collect(Collectors.joining("\n"));
    }

    private String tables(UUID... verifications) {
        List<String> tables = query("select tablename from pg_tables where schemaname = 'public'");
        assertThat(tables).contains("verification", "verification_probe", "outbox", "log_entry");
        return ofThese(
                tables.stream()
                        .flatMap(table -> query("select t::text from " + table + " t").stream())
                        .map(row -> row.replace('\n', ' '))
                        .collect(Collectors.joining("\n")),
                verifications);
    }

    private static String answers(UUID settled, UUID running) {
        return String.join(
                "\n",
                get("/api/v1/verifications/" + settled),
                get("/api/v1/verifications/" + running),
                get("/api/v1/verifications/" + settled + "/report"),
                get("/api/v1/verifications/" + running + "/report"),
                given().accept("text/markdown")
                        .get("/api/v1/verifications/" + settled + "/report")
                        .asString(),
                get("/api/v1/verifications?size=200"));
    }

    private static String get(String path) {
        return given().get(path).asString();
    }
}
