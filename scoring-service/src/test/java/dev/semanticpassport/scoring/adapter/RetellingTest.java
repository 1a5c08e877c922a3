package dev.semanticpassport.scoring.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Retelling;
import dev.semanticpassport.scoring.MadeUp;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** After a restore onto an empty Kafka. */
@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
class RetellingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject @All List<Retelling> retellings;
    @Inject Mutiny.SessionFactory sessions;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    @Test
    void howAVerificationStandsIsToldAgainWordForWord(TestInfo test) throws Throwable {
        try (KafkaSide kafka = new KafkaSide(bootstrapServers, prefix)) {
            // Given
            var rule = MadeUp.rule(60);
            var id = MadeUp.verification(MadeUp.random(test));
            kafka.send(List.of(MadeUp.miss(id, 0, rule), MadeUp.miss(id, 1, rule)));
            await().atMost(PATIENCE)
                    .until(() -> kafka.latest(id).map(this::received).orElse(0) == 2);
            EvidenceUpdated latest = kafka.latest(id).orElseThrow();
            int before = kafka.evidence(id).size();
            // When
            Retelling retelling = retellings.getFirst();
            VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withTransaction(retelling::retell));
            // Then
            await().atMost(PATIENCE).until(() -> kafka.evidence(id).size() == before + 1);
            assertThat(kafka.evidence(id).getLast()).isEqualTo(latest);
            assertThat(retelling.topics()).containsExactly(Topic.EVIDENCE_UPDATED);
        }
    }

    private int received(EvidenceUpdated evidence) {
        return evidence.received().stream()
                .mapToInt(range -> range.last() - range.first() + 1)
                .sum();
    }
}
