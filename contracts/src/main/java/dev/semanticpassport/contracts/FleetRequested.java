package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Described(
        "Somebody wants many models verified against one passport, with errors controlled over all"
                + " of them. The models are a list stored beforehand, so that the event stays"
                + " small. Anyone may write this event; the same id with the same content is one"
                + " fleet, with other content it is refused.")
public record FleetRequested(
        @Described("Chosen by whoever asks, a fresh random UUID; the list is stored under it.")
                UUID fleetId,
        @Described(
                        "The passport to verify against; its signature's keys lie with the service, or"
                                + " preparedBeacons are named.")
                UUID passportId,
        @Described("SHA-256 of the stored list's canonical JSON, in hex, as storing it tells.")
                String modelsDigest,
        @Described("What is controlled over all models; FALSE_DISCOVERY_RATE where left out.")
                FleetError error,
        @Described("Its level, above 0 and below 1, e.g. 0.01.") double alpha,
        @Described("What may be spent on each model.") Budget budget,
        @Described(
                        "Prepared beacons handed to passport-service beforehand, where the author"
                                + " keeps the key; every model is asked the same ones.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UUID preparedBeacons)
        implements Event {
    public FleetRequested {
        Checks.present(fleetId, "fleetId");
        Checks.present(passportId, "passportId");
        Checks.sha256(modelsDigest, "modelsDigest");
        error = error == null ? FleetError.FALSE_DISCOVERY_RATE : error;
        Checks.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, not " + alpha);
        Checks.present(budget, "budget");
    }

    /** A fleet against a passport whose signature's keys lie with the service. */
    public FleetRequested(
            UUID fleetId,
            UUID passportId,
            String modelsDigest,
            FleetError error,
            double alpha,
            Budget budget) {
        this(fleetId, passportId, modelsDigest, error, alpha, budget, null);
    }

    @Override
    public Topic topic() {
        return Topic.FLEET_REQUESTED;
    }

    @Override
    public String key() {
        return fleetId.toString();
    }

    @Override
    public String id() {
        return fleetId.toString();
    }
}
