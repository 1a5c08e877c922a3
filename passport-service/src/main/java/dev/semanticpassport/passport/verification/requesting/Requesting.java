package dev.semanticpassport.passport.verification.requesting;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import java.util.List;
import java.util.Optional;

/** Checks what can be checked of a request without looking anything up. */
public final class Requesting {
    private Requesting() {}

    /** Why the observers asked for cannot look through the access given; empty where they can. */
    public static Optional<Refusal> refusal(VerificationRequested request) {
        for (Observer observer : request.observers()) {
            if (!canLook(observer, request.access())) {
                return Optional.of(
                        Refusal.notServed(
                                "observers",
                                switch (request.access()) {
                                    case Access.Chat _ ->
                                            observer
                                                    + " looks at weights or adapter files, and the"
                                                    + " access given is a chat";
                                    case Access.Weights _, Access.Adapter _ ->
                                            observer
                                                    + " looks at a chat, and the access given are"
                                                    + " files";
                                }));
            }
        }
        if (!(request.access() instanceof Access.Chat)) {
            return request.preparedBeacons() == null
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.notServed(
                                    "preparedBeacons",
                                    "files are looked at, and nothing is asked of them"));
        }
        if (request.passportId() == null) {
            return request.observers().equals(List.of(Observer.RESEARCHER))
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.notServed(
                                    "observers",
                                    "without a passport only a RESEARCHER looks, who knows nothing"
                                            + " of the author"));
        }
        if (!request.observers().contains(Observer.CREATOR)) {
            return Optional.of(
                    Refusal.notServed(
                            "observers",
                            "nothing would be measured: of the observers only CREATOR is served so"
                                    + " far"));
        }
        return Optional.empty();
    }

    private static boolean canLook(Observer observer, Access access) {
        return switch (access) {
            case Access.Chat _ ->
                    switch (observer) {
                        case RESEARCHER, SEMIOTICIAN, CREATOR -> true;
                        case ENGINEER -> false;
                    };
            case Access.Weights _, Access.Adapter _ ->
                    switch (observer) {
                        case ENGINEER, CREATOR -> true;
                        case RESEARCHER, SEMIOTICIAN -> false;
                    };
        };
    }
}
