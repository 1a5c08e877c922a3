package dev.semanticpassport.passport.signature;

import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.SignatureOrder;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.signature.Commitment.Drawn;
import dev.semanticpassport.passport.signature.Commitment.Keyed;
import dev.semanticpassport.passport.signature.VerifiableSignature.Logged;
import dev.semanticpassport.passport.signature.VerifiableSignature.MarkedBeacon;
import dev.semanticpassport.passport.signature.VerifiableSignature.Order;
import dev.semanticpassport.passport.signature.VerifiableSignature.Ready;
import java.util.ArrayList;
import java.util.List;

/** Opens a signature for one verification. */
public final class Opening {
    private Opening() {}

    /**
     * What the log says around a signature.
     *
     * @param rivals commitments of the author in the log
     * @param logSize leaves in the log when they were counted
     */
    public record Surroundings(SignatureOrder order, int rivals, long logSize) {}

    /**
     * All that a verification needs. What was unsealed is held against the log once more, so that a
     * row that was changed cannot pass.
     *
     * @throws IllegalStateException naming what is not as the log has it
     */
    public static Ready open(
            IssuedPassport passport,
            Commitment commitment,
            Drawn drawn,
            Keyed keyed,
            PreparedBeacons prepared,
            Surroundings log) {
        List<String> differences = commitment.differences(prepared, drawn, keyed);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "the stored signature of passport "
                            + commitment.passportId()
                            + " is not the logged one: "
                            + String.join("; ", differences));
        }
        String prompt = commitment.terms().systemPrompt();
        return new Ready(
                passport.passportId(),
                passport.revision(),
                passport.digest().hex(),
                passport.name(),
                commitment.author(),
                marked(prepared),
                prompt.isEmpty() ? null : prompt,
                commitment.terms().controls(),
                commitment.terms().survivalFloor(),
                new Order(log.order().shown(), log.order().sentence()),
                log.rivals(),
                new Logged(
                        log.logSize(),
                        commitment.beaconsRoot().hex(),
                        commitment.keyCommitment().hex(),
                        commitment.frozenLeaf(),
                        drawn.checkpointSize(),
                        drawn.hex(),
                        keyed.root().hex(),
                        keyed.leaf(),
                        log.order() instanceof SignatureOrder.WitnessedCheckpoint));
    }

    private static List<MarkedBeacon> marked(PreparedBeacons prepared) {
        List<MarkedBeacon> marked = new ArrayList<>();
        for (int index = 0; index < prepared.frozen().size(); index++) {
            Beacon beacon = prepared.frozen().beacons().get(index);
            marked.add(
                    new MarkedBeacon(
                            beacon.question(), beacon.candidates(), prepared.targets().get(index)));
        }
        return marked;
    }
}
