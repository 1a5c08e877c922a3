package dev.semanticpassport.probe.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.embedded.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Impatient.OfCalls.class)
@WithTestResource(PlatformResource.class)
class SlowEndpointTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsAskedForAgainAndThenATimeout() throws Exception {
        // Given
        UUID verification = UUID.randomUUID();
        try (FaultServer endpoint = new FaultServer();
                Wire wire = new Wire(bootstrap, prefix)) {
            // When
            wire.request(
                    new ProbeRequested(
                            verification,
                            0,
                            1,
                            new Access.Chat(endpoint.url(), "slow", null, Map.of(), 0, null, 64),
                            new Question(null, "Which sign?"),
                            new ReadAs.Text(),
                            new Rule(1e-6, 1, 0.2, 0.01, true, 60)));
            // Then
            assertThat(wire.outcomes(verification, 1))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.outcome())
                                    .isEqualTo(
                                            new Outcome.Failure(
                                                    FailureKind.TIMEOUT,
                                                    "no whole answer within 500 ms, after 3 calls")));
        }
    }
}
