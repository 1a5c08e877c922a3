package dev.semanticpassport.contracts;

import java.util.UUID;

@Described("Every model of a fleet is verified; its report says which are recognised together.")
public record FleetSettled(
        @Described("The fleet.") UUID fleetId,
        @Described("The passport.") UUID passportId,
        @Described("What was controlled.") FleetError error,
        @Described("Its level.") double alpha,
        @Described("How many models the fleet has.") int models,
        @Described("Models recognised together, at that level.") int recognised,
        @Described("Models in which the signature is refuted, each by its own verification.")
                int notRecognised,
        @Described("Models of which neither can be said.") int undecided,
        @Described("Models whose verification was refused; the report says why.") int refused,
        @Described("SHA-256 of the report body's canonical JSON, in hex.") String reportDigest)
        implements Event {
    public FleetSettled {
        Checks.present(fleetId, "fleetId");
        Checks.present(passportId, "passportId");
        Checks.present(error, "error");
        Checks.sha256(reportDigest, "reportDigest");
    }

    @Override
    public Topic topic() {
        return Topic.FLEET_SETTLED;
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
