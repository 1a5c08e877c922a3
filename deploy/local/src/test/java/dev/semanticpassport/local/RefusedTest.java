package dev.semanticpassport.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.local.bench.kills.MadeUpEndpoint;
import dev.semanticpassport.local.bench.kills.MadeUpProbeSet;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.UnderWay;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.knockout.AskingVariants;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whoever waits for a verification or a fleet is told that it was refused, and why. */
class RefusedTest {
    /** Whoever sits it out says that, and not that something was refused. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final ProbeSetVersion NOBODYS = new ProbeSetVersion("nobodys-set", 1);

    private final Platform platform = SharedPlatform.get().platform();
    private final Events events = SharedPlatform.get().events();

    @Test
    void amongManyVerificationsTheOneThatIsRefusedIsTold() {
        // Given
        VerificationRequested refused = request(base(), NOBODYS);
        Map<String, VerificationRequested> requests = new LinkedHashMap<>();
        requests.put("one", request(base(), stored("What is a passport?")));
        requests.put("other", refused);
        Verifications verifications = new Verifications(events);
        // Then
        assertRefused(refused, () -> verifications.run(requests.values(), PATIENCE, _ -> {}));
        assertRefused(refused, () -> verifications.settle(requests, PATIENCE, _ -> {}));
        assertRefused(refused, () -> verifications.settle(refused, PATIENCE));
    }

    @Test
    void whatWasRefusedBeforeItIsAwaitedIsToldToo() {
        // Given
        VerificationRequested refused = request(base(), NOBODYS);
        assertRefused(refused, () -> new Verifications(events).settle(refused, PATIENCE));
        // Then
        assertRefused(
                refused,
                () -> {
                    try (UnderWay before = UnderWay.submitted(events, List.of(refused))) {
                        before.await(1, PATIENCE, _ -> {});
                    }
                });
        assertThat(passport("watch", refused.verificationId().toString()).said())
                .contains("was refused: probeSet: there is no probe set nobodys-set, version 1");
    }

    @Test
    void aVerificationThatIsSubmittedAndWatchedIsToldToBeRefused() {
        // Given
        String nobodys = UUID.randomUUID().toString();
        // When
        Ran watched = passport("submit", "--passport", nobodys, "--model", "base", "--watch");
        // Then
        assertThat(watched.exitCode()).isEqualTo(1);
        assertThat(watched.said())
                .contains("was refused: passportId: ")
                .contains("no passport " + nobodys);
    }

    @Test
    void aFleetThatIsRefusedIsTold() throws IOException {
        // Given
        Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
        UUID passport = passports.create("fleet", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signStoringTheKey(passport, 60);
        UUID nobodys = UUID.randomUUID();
        UUID fleet = UUID.randomUUID();
        FleetClient client = new FleetClient(platform.running());
        // When
        client.submit(
                fleet,
                List.of(base()),
                new FleetClient.Terms(
                        passport, FleetError.FALSE_DISCOVERY_RATE, .01, new Budget(64), nobodys));
        // Then
        assertThatThrownBy(() -> client.await(fleet, PATIENCE, _ -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fleet " + fleet + " was refused: preparedBeacons: ")
                .hasMessageContaining(nobodys.toString());
    }

    @Test
    void aVariantThatIsRefusedBecauseItsRunAsksSomethingElseIsTold() throws IOException {
        // Given a run that is under way
        UUID run = UUID.randomUUID();
        try (MadeUpEndpoint slow =
                new MadeUpEndpoint((_, _) -> Optional.of("Yes."), Duration.ofSeconds(40))) {
            UUID first = UUID.nameUUIDFromBytes(run.toString().getBytes(UTF_8));
            events.send(List.of(request(first, at(slow.url(), "slow"), stored("One?"))));
            // When the same run asks another question
            SequencedMap<Variant, Access.Chat> models = new LinkedHashMap<>();
            models.put(new Variant.Whole(), at(slow.url(), "slow"));
            AskingVariants asking =
                    new AskingVariants(
                            events,
                            new Rest(platform.running().passport()),
                            new Rest(platform.running().scoring()),
                            new AskingVariants.Order(run, models, 1, _ -> {}, PATIENCE));
            // Then
            assertThatThrownBy(() -> asking.ask(List.of("Other?"), "en", (_, _) -> {}, _ -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("verification " + first + " was refused: ")
                    .hasMessageContaining("reused with other content");
        }
    }

    private ProbeSetVersion stored(String prompt) {
        ProbeSetVersion set = new ProbeSetVersion("refused-" + UUID.randomUUID(), 1);
        MadeUpProbeSet.store(platform.running(), set, List.of(prompt));
        return set;
    }

    private static void assertRefused(VerificationRequested request, ThrowingCallable waiting) {
        assertThatThrownBy(waiting)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "verification %s was refused: probeSet: there is no probe set %s, version 1",
                        request.verificationId(), NOBODYS.name());
    }

    private static VerificationRequested request(Access.Chat access, ProbeSetVersion asked) {
        return request(UUID.randomUUID(), access, asked);
    }

    private static VerificationRequested request(
            UUID id, Access.Chat access, ProbeSetVersion asked) {
        return VerificationRequested.ofProbeSet(id, access, .05, new Budget(8), asked, null);
    }

    private Access.Chat base() {
        return at(platform.running().lab(), "base");
    }

    private static Access.Chat at(URI endpoint, String model) {
        return new Access.Chat(endpoint, model, null, Map.of(), 0, null, 24);
    }

    private Ran passport(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", platform.layout().data().toString()));
        return Ran.command(line);
    }
}
