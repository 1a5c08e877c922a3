package dev.semanticpassport.passport.verification.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.messaging.Retelling;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** After a restore onto an empty Kafka. */
@QuarkusTest
class RetellingTest extends PlatformTest {
    private static final Decision RECOGNISED =
            new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED);

    @Inject @All List<Retelling> retellings;
    @Inject Mutiny.SessionFactory sessions;
    @Inject ReleasingAgain releasingAgain;

    @Test
    void verdictsAndPassportsAreToldAgainWordForWord() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        wire.send(Requests.evidence(id, 1, 3, RECOGNISED));
        VerificationSettled settled = settled(id);
        List<PassportIssued> issued =
                wire.await(1, PassportIssued.class, event -> isSigned(event.passportId()));
        // When
        retell(Topic.VERIFICATION_SETTLED);
        retell(Topic.PASSPORT_ISSUED);
        // Then
        assertThat(
                        wire.await(
                                2,
                                VerificationSettled.class,
                                event -> event.verificationId().equals(id)))
                .containsOnly(settled);
        assertThat(
                        wire.await(
                                2 * issued.size(),
                                PassportIssued.class,
                                event -> isSigned(event.passportId())))
                .hasSameElementsAs(issued);
    }

    @Test
    void whatIsAwaitedIsReleasedAgainLongBeforeItsDeadlineAndNothingElseIs() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        wire.send(Requests.evidence(id, 1, 1));
        awaitRevision(id, 1);
        // When
        retell(Topic.PROBE_ANSWERED);
        clock.forward(Duration.ofSeconds(31));
        VertxContextSupport.subscribeAndAwait(() -> releasingAgain.releaseDue());
        // Then
        assertThat(probes(id, 6))
                .filteredOn(probe -> probe.release() == 2)
                .extracting(ProbeRequested::ordinal)
                .containsExactlyInAnyOrder(2, 3);
    }

    private boolean isSigned(UUID passport) {
        return passport.equals(signed.passport());
    }

    private void retell(Topic topic) throws Throwable {
        Retelling retelling =
                retellings.stream()
                        .filter(one -> one.topics().contains(topic))
                        .findFirst()
                        .orElseThrow();
        VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(retelling::retell));
    }
}
