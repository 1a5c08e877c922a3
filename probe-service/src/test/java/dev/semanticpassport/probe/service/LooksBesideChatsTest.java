package dev.semanticpassport.probe.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.probe.asking.Memory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A hub does not answer, and more looks wait for it than there is room for probes of a kind. */
@QuarkusTest
@TestProfile(LooksBesideChatsTest.LittleRoom.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(SilentHub.class)
class LooksBesideChatsTest {
    private static final int ROOM = 3;
    private static final int LOOKS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    @Inject Memory memory;

    /** Until then the hub says nothing. */
    CountDownLatch answering;

    /** So that the room is soon full. */
    public static final class LittleRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "passport.probe.allow-private",
                    "loopback",
                    "passport.probe.in-flight",
                    "" + ROOM,
                    "passport.probe.files.in-flight",
                    "" + ROOM,
                    "passport.probe.files.at-once",
                    "1",
                    "quarkus.http.test-port",
                    "0");
        }
    }

    @Test
    void chatsAreAnsweredWhileLooksWaitForOneThatDoesNotEnd() throws Exception {
        try (FaultServer endpoint = new FaultServer();
                Wire wire = new Wire(bootstrap, prefix)) {
            // Given
            UUID looking = UUID.randomUUID();
            for (int ordinal = 0; ordinal < LOOKS; ordinal++) {
                wire.request(look(looking, ordinal));
            }
            await().atMost(PATIENCE).until(() -> memory.underWay() == ROOM);
            // When
            UUID asking = UUID.randomUUID();
            for (int ordinal = 0; ordinal < 2 * ROOM; ordinal++) {
                wire.request(chat(asking, ordinal, endpoint.url()));
            }
            // Then
            assertThat(wire.outcomes(asking, 2 * ROOM))
                    .hasSize(2 * ROOM)
                    .extracting(ProbeAnswered::outcome)
                    .allMatch(Outcome.Answer.class::isInstance);
            assertThat(wire.outcomes(looking, 0)).isEmpty();
            answering.countDown();
            assertThat(wire.outcomes(looking, LOOKS))
                    .hasSize(LOOKS)
                    .extracting(ProbeAnswered::outcome)
                    .allMatch(Outcome.Failure.class::isInstance);
        } finally {
            answering.countDown();
        }
    }

    private static ProbeRequested look(UUID verification, int ordinal) {
        return new ProbeRequested(
                verification,
                ordinal,
                1,
                new Access.Weights("hub://author/model", null, null),
                new Inspection.Manifest(),
                new ReadAs.Text(),
                rule(LOOKS));
    }

    private static ProbeRequested chat(UUID verification, int ordinal, URI endpoint) {
        return new ProbeRequested(
                verification,
                ordinal,
                1,
                new Access.Chat(endpoint, "ok", null, Map.of(), 0.0, null, 0),
                new Question(null, "What stands at place " + ordinal + "?"),
                new ReadAs.Text(),
                rule(2 * ROOM));
    }

    private static Rule rule(int planned) {
        return new Rule(1e-6, 1, 0.2, 0.01, false, planned);
    }
}
