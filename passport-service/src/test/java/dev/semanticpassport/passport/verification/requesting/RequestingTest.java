package dev.semanticpassport.passport.verification.requesting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestingTest {

    @Test
    void theCreatorLooksThroughAChat() {
        assertThat(Requesting.refusal(by(Observer.CREATOR))).isEmpty();
    }

    @Test
    void observersThatAreNotMeasuredYetMayBeAskedForBesideTheCreator() {
        assertThat(Requesting.refusal(by(Observer.RESEARCHER, Observer.CREATOR))).isEmpty();
    }

    @Test
    void anEngineerCannotLookThroughAChat() {
        assertThat(Requesting.refusal(by(Observer.CREATOR, Observer.ENGINEER)))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.field()).isEqualTo("observers");
                    assertThat(refusal.inWords()).startsWith("observers: ENGINEER looks at");
                });
    }

    @Test
    void withoutTheCreatorNothingWouldBeMeasured() {
        assertThat(Requesting.refusal(by(Observer.SEMIOTICIAN)))
                .map(Refusal::kind)
                .contains(Refusal.Kind.NOT_SERVED);
    }

    @Test
    void aReusedIdIsSaidInTheAgreedWords() {
        assertThat(Refusal.idReused().inWords()).isEqualTo("id reused with other content");
    }

    private static VerificationRequested by(Observer... observers) {
        return new VerificationRequested(
                new UUID(0, 1),
                new UUID(0, 2),
                new Access.Chat(
                        URI.create("http://127.0.0.1:1/v1"), "model", null, Map.of(), 0, null, 64),
                List.of(observers),
                1e-6,
                new Budget(80),
                null);
    }
}
