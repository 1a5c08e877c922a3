package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.bench.SecretsBench;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.demo.LabProcess;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The main job through real processes: services as jars, a real broker, a real database, real
 * models.
 */
class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double ALPHA = 1e-6;

    private final Platform platform = SharedPlatform.get().platform();
    private final Events events = SharedPlatform.get().events();
    private final Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));

    @Test
    void aCarrierIsRecognisedAndTheBaseIsNotWhileTheKeyStaysWithItsAuthor() throws Exception {
        AuthorFolder author =
                new AuthorFolder(platform.layout().author("e2e-" + UUID.randomUUID()));
        UUID passport = passports.create("carried", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signKeepingTheKey(passport, author, Demo.ideas(), 60, theSameInEveryRun());
        trainOnTheFirst(12, author.rows(), "e2e-carrier");
        UUID prepared = passports.upload(passport, author);

        VerificationSettled carrier = verify(passport, "e2e-carrier", prepared);
        VerificationSettled base = verify(passport, "base", prepared);

        assertThat(carrier.decided().verdict()).isEqualTo(Verdict.RECOGNISED);
        assertThat(carrier.evidence().hits()).isGreaterThanOrEqualTo(3);
        assertThat(carrier.asked()).isLessThanOrEqualTo(16);
        assertThat(base.decided().verdict()).isEqualTo(Verdict.NOT_RECOGNISED);
        assertThat(base.decided().reason()).isEqualTo(Reason.SURVIVAL_REFUTED);
        assertThat(recompute(carrier).path("equal").asBoolean()).isTrue();
        assertThat(report(carrier)).contains("RECOGNISED").contains("not measured");
        aFleetWithTheAuthorsPreparedBeaconsTellsThemApart(passport, prepared);
    }

    /** What a model learns of its author's rows is not left to the luck of the key. */
    private static SecureRandom theSameInEveryRun() throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(1);
        return random;
    }

    private void aFleetWithTheAuthorsPreparedBeaconsTellsThemApart(UUID passport, UUID prepared) {
        UUID fleet = UUID.randomUUID();
        FleetClient client = new FleetClient(platform.running());
        client.submit(
                fleet,
                List.of(access("base"), access("e2e-carrier")),
                new FleetClient.Terms(
                        passport, FleetError.FAMILY_WISE, 1e-4, new Budget(64), prepared));
        client.await(fleet, PATIENCE, _ -> {});

        JsonNode body = client.report(fleet).path("body");
        assertThat(body.path("recognised").asInt()).isEqualTo(1);
        assertThat(body.path("rows").path(1).path("familyWise").asBoolean()).isTrue();
        assertThat(body.path("rows").path(0).path("verdict").asText()).isEqualTo("NOT_RECOGNISED");
        assertThat(client.page(fleet)).contains("1 of 2 models recognised");
    }

    @Test
    void aProcessKilledInTheMiddleChangesNoDigit() throws Exception {
        List<UUID> signed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID passport =
                    passports.create("null " + i, "author " + UUID.randomUUID(), Demo.ideas());
            passports.signStoringTheKey(passport, 60);
            signed.add(passport);
        }
        List<VerificationRequested> undisturbed =
                signed.stream().map(p -> request(p, "base", null)).toList();
        List<VerificationRequested> disturbed =
                signed.stream().map(p -> request(p, "base", null)).toList();
        Map<UUID, VerificationSettled> expected =
                new Verifications(events).run(undisturbed, PATIENCE, _ -> {});

        CompletableFuture<Void> killer =
                CompletableFuture.runAsync(() -> {
                    SplittableRandom random = new SplittableRandom(1);
                    for (Part part :
                            List.of(
                                    Part.PROBE,
                                    Part.SCORING,
                                    Part.DATABASE,
                                    Part.PASSPORT,
                                    Part.BROKER)) {
                        LockSupport.parkNanos(
                                Duration.ofMillis(random.nextLong(300, 1500)).toNanos());
                        platform.kill(part);
                    }
                });
        Map<UUID, VerificationSettled> after =
                new Verifications(events).run(disturbed, PATIENCE, _ -> {});
        killer.join();
        platform.awaitReady();

        assertThat(after).hasSize(signed.size());
        for (int i = 0; i < signed.size(); i++) {
            VerificationSettled before = of(expected, undisturbed.get(i));
            VerificationSettled now = of(after, disturbed.get(i));
            assertThat(now.evidence()).isEqualTo(before.evidence());
            assertThat(now.decided()).isEqualTo(before.decided());
        }
    }

    private static VerificationSettled of(
            Map<UUID, VerificationSettled> settled, VerificationRequested request) {
        return Objects.requireNonNull(settled.get(request.verificationId()));
    }

    @Test
    void noSecretStandsInATopicLogTableOrAnswer() throws Exception {
        SecretsBench.Found found =
                new SecretsBench(platform.layout(), Screen.ofProcess()).search(platform, events);
        assertThat(found.leaks()).isEmpty();
        assertThat(found.controlsMissed()).isEmpty();
        assertThat(found.needles()).isGreaterThan(100);
        assertThat(found.places()).isGreaterThan(30);
    }

    @Test
    void anEndpointThatIsDownEndsAsUndecidedWithTheReason() throws Exception {
        UUID passport = passports.create("down", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signStoringTheKey(passport, 60);
        VerificationRequested request =
                new VerificationRequested(
                        UUID.randomUUID(),
                        passport,
                        new Access.Chat(
                                URI.create("http://127.0.0.1:9/v1"),
                                "nobody",
                                null,
                                Map.of(),
                                0,
                                null,
                                24),
                        List.of(Observer.CREATOR),
                        ALPHA,
                        new Budget(8),
                        null);

        VerificationSettled settled =
                only(new Verifications(events).run(List.of(request), PATIENCE, _ -> {}));

        assertThat(settled.decided().verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(settled.decided().reason()).isEqualTo(Reason.TOO_MANY_FAILURES);
        assertThat(settled.evidence().failures()).isEqualTo(8);
    }

    private void trainOnTheFirst(int rows, Path all, String model) throws Exception {
        Path some = all.resolveSibling("some.jsonl");
        Files.write(some, Files.readAllLines(all).subList(0, rows));
        new LabProcess(platform.layout())
                .run(
                        model,
                        List.of(
                                "adapter",
                                "--rows",
                                some.toString(),
                                "--out",
                                platform.layout().models().resolve(model).toString(),
                                "--seed",
                                "3"),
                        _ -> {});
    }

    private VerificationSettled verify(UUID passport, String model, UUID prepared) {
        return only(
                new Verifications(events)
                        .run(List.of(request(passport, model, prepared)), PATIENCE, _ -> {}));
    }

    private static VerificationSettled only(Map<UUID, VerificationSettled> settled) {
        assertThat(settled).hasSize(1);
        return settled.values().iterator().next();
    }

    private VerificationRequested request(UUID passport, String model, @Nullable UUID prepared) {
        return new VerificationRequested(
                UUID.randomUUID(),
                passport,
                access(model),
                List.of(Observer.CREATOR),
                ALPHA,
                new Budget(64),
                prepared);
    }

    private Access access(String model) {
        return new Access.Chat(platform.running().lab(), model, null, Map.of(), 0, null, 24);
    }

    private JsonNode recompute(VerificationSettled settled) {
        return new Rest(platform.address(Part.SCORING))
                .post("/api/v1/verifications/" + settled.verificationId() + "/recompute", null);
    }

    private String report(VerificationSettled settled) {
        return new Rest(platform.address(Part.PASSPORT))
                .text(
                        "/api/v1/verifications/" + settled.verificationId() + "/report",
                        "text/markdown");
    }
}
