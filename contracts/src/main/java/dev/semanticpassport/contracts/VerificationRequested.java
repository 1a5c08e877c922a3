package dev.semanticpassport.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Described(
        "Somebody wants a model verified against its passport. Anyone may write this event; the"
                + " same id with the same content is one verification, with other content it is"
                + " refused.")
public record VerificationRequested(
        @Described("Chosen by whoever asks, a fresh random UUID.") UUID verificationId,
        @Described("The passport to verify against.") UUID passportId,
        @Described("How the model can be looked at.") Access access,
        @Described(
                        "Who looks; CREATOR where left out. Other observers' cells say \"not measured\".")
                List<Observer> observers,
        @Described("Chance of a false RECOGNISED, above 0 and below 1, e.g. 0.000001.")
                double alpha,
        @Described("What may be spent.") Budget budget,
        @Described(
                        "Prepared beacons handed to passport-service beforehand, where the author"
                                + " keeps the key.")
                @Nullable UUID preparedBeacons)
        implements Event {

    public VerificationRequested {
        Checks.present(verificationId, "verificationId");
        Checks.present(passportId, "passportId");
        Checks.present(access, "access");
        observers = observers == null ? List.of(Observer.CREATOR) : List.copyOf(observers);
        Checks.that(!observers.isEmpty(), "observers is empty");
        Checks.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, not " + alpha);
        Checks.present(budget, "budget");
    }

    @Override
    public Topic topic() {
        return Topic.VERIFICATION_REQUESTED;
    }

    @Override
    public String key() {
        return verificationId.toString();
    }

    @Override
    public String id() {
        return verificationId.toString();
    }
}
