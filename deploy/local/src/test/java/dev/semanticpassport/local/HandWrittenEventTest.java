package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events written by hand with kcat, as the AsyncAPI document describes them; needs kcat. */
class HandWrittenEventTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String REQUESTS = "sempass.verification.requested.v1";

    private final Platform platform = SharedPlatform.get().platform();
    private final Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));

    @BeforeAll
    static void needsKcat() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/kcat"))
                        || Files.isExecutable(Path.of("/usr/local/bin/kcat")),
                "kcat is not installed");
    }

    @Test
    void anEventSentByKcatStartsAVerificationAndItsVerdictIsReadByKcat() throws Exception {
        UUID passport = passports.create("by hand", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signStoringTheKey(passport, 60);
        UUID verification = UUID.randomUUID();

        produce(
                verification.toString(),
                """
                {"verificationId":"%s","passportId":"%s","alpha":0.000001,"budget":{"maxProbes":64},"access":{"kind":"chat","endpoint":"%s","model":"base","maxTokens":24}}\
                """
                        .formatted(verification, passport, platform.running().lab()));

        JsonNode settled = awaitRecord("sempass.verification.settled.v1", verification.toString());
        assertThat(settled.path("decided").path("verdict").asText()).isEqualTo("NOT_RECOGNISED");
        assertThat(settled.path("passportId").asText()).isEqualTo(passport.toString());
    }

    @Test
    void whatCannotBeAnEventBecomesADeadLetterWithItsReason() throws Exception {
        String wrong = UUID.randomUUID().toString();
        produce(wrong, "{\"verificationId\":\"" + wrong + "\",\"alhpa\":0.1}");
        assertThat(awaitReason(wrong)).contains("alhpa");

        String nobodys = UUID.randomUUID().toString();
        produce(
                nobodys,
                """
                {"verificationId":"%s","passportId":"%s","alpha":0.01,"budget":{"maxProbes":8},"access":{"kind":"chat","endpoint":"%s","model":"base"}}\
                """
                        .formatted(nobodys, UUID.randomUUID(), platform.running().lab()));
        assertThat(awaitReason(nobodys)).containsIgnoringCase("passport");
        assertThat(new Rest(platform.address(Part.PASSPORT)).ok("/q/health/ready")).isTrue();
    }

    private void produce(String key, String json) throws Exception {
        Path file = Files.createTempFile("event", ".json");
        Files.writeString(file, key + "|" + json.strip() + "\n");
        String said =
                kcat(
                        List.of(
                                "-P",
                                "-t",
                                REQUESTS,
                                "-K",
                                "|",
                                "-l",
                                file.toString(),
                                "-H",
                                "ce_specversion=1.0",
                                "-H",
                                "ce_type=verification.requested.v1",
                                "-H",
                                "ce_source=/by-hand",
                                "-H",
                                "ce_id=" + key,
                                "-H",
                                "content-type=application/json"));
        assertThat(said).doesNotContain("ERROR");
        Files.delete(file);
    }

    private JsonNode awaitRecord(String topic, String key) throws Exception {
        return new ObjectMapper().readTree(await(topic, key, "%s"));
    }

    private String awaitReason(String key) throws Exception {
        return await(REQUESTS + ".dlq", key, "%h");
    }

    /** Polls the topic until a record with this key stands there. */
    private String await(String topic, String key, String format) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String records =
                    kcat(List.of("-C", "-t", topic, "-e", "-q", "-f", "%k|" + format + "\\n"));
            for (String line : records.lines().toList()) {
                if (line.startsWith(key + "|")) {
                    return line.substring(key.length() + 1);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        throw new AssertionError("no record with key " + key + " in " + topic);
    }

    private String kcat(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kcat", "-b", platform.kafka()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
