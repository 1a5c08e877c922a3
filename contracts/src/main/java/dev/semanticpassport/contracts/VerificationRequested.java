package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Described(
        "Somebody wants a model verified against its passport, or, without one, asked a probe"
                + " set and compared with a panel or with itself; or wants a model's files looked"
                + " at. Anyone may write this event; the"
                + " same id with the same content is one verification, with other content it is"
                + " refused.")
public record VerificationRequested(
        @Described("Chosen by whoever asks, a fresh random UUID.") UUID verificationId,
        @Described(
                        "The passport to verify against; left out where a probe set is named; may be left out where files are looked at.")
                @Nullable UUID passportId,
        @Described("How the model can be looked at.") Access access,
        @Described(
                        "Who looks; where left out CREATOR, RESEARCHER where there is no passport, or ENGINEER at files. Other observers' cells say \"not measured\".")
                List<Observer> observers,
        @Described(
                        "Chance of a false RECOGNISED, above 0 and below 1, e.g. 0.000001; without a"
                                + " passport that of a false claim or set, e.g. 0.05.")
                double alpha,
        @Described("What may be spent.") Budget budget,
        @Described(
                        "Prepared beacons handed to passport-service beforehand, where the author"
                                + " keeps the key.")
                @Nullable UUID preparedBeacons,
        @Described("What the model is asked where there is no passport: prompts by name.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ProbeSetVersion probeSet,
        @Described("What the answers to a probe set are compared with; left out, they are kept.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Comparison comparison)
        implements Event {

    public VerificationRequested {
        Checks.present(verificationId, "verificationId");
        Checks.present(access, "access");
        Checks.that(
                passportId != null || probeSet != null || !(access instanceof Access.Chat),
                "passportId is missing, and so is probeSet: name one of them");
        Checks.that(
                probeSet == null || access instanceof Access.Chat,
                "probeSet is asked of a chat, and access gives files");
        Checks.that(
                passportId == null || probeSet == null,
                "passportId and probeSet exclude each other: a signature brings its own questions");
        Checks.that(
                preparedBeacons == null || passportId != null,
                "preparedBeacons belong to a passport, and passportId is missing");
        Checks.that(
                comparison == null || probeSet != null,
                "comparison needs a probeSet: it compares answers to ordinary prompts");
        observers = observers == null ? List.of(usual(passportId, access)) : List.copyOf(observers);
        Checks.that(!observers.isEmpty(), "observers is empty");
        Checks.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, not " + alpha);
        Checks.present(budget, "budget");
    }

    private static Observer usual(@Nullable UUID passportId, Access access) {
        return switch (access) {
            case Access.Chat _ -> passportId == null ? Observer.RESEARCHER : Observer.CREATOR;
            case Access.Weights _, Access.Adapter _ -> Observer.ENGINEER;
        };
    }

    /** A verification against a passport; of files also without one. */
    public VerificationRequested(
            UUID verificationId,
            @Nullable UUID passportId,
            Access access,
            List<Observer> observers,
            double alpha,
            Budget budget,
            @Nullable UUID preparedBeacons) {
        this(
                verificationId,
                passportId,
                access,
                observers,
                alpha,
                budget,
                preparedBeacons,
                null,
                null);
    }

    /** A verification without a passport: a probe set is asked, and perhaps compared. */
    public static VerificationRequested ofProbeSet(
            UUID verificationId,
            Access access,
            double alpha,
            Budget budget,
            ProbeSetVersion probeSet,
            @Nullable Comparison comparison) {
        return new VerificationRequested(
                verificationId,
                null,
                access,
                List.of(Observer.RESEARCHER),
                alpha,
                budget,
                null,
                probeSet,
                comparison);
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
