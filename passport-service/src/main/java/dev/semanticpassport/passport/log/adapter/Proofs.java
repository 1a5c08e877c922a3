package dev.semanticpassport.passport.log.adapter;

import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.ProofPlan;
import dev.semanticpassport.passport.log.ProofPlan.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows others where a leaf stands in the log. */
@ApplicationScoped
public class Proofs {
    private final Log log;

    Proofs(Log log) {
        this.log = log;
    }

    /** A proof with the two hashes between which it leads. */
    public record Shown(InclusionProof proof, Sha256 leafHash, Sha256 root) {}

    /**
     * Shows the leaf at an index in the tree of the first leaves.
     *
     * @param size how many leaves the tree has; above the index and at most the log's size
     */
    public Uni<Shown> inclusion(Mutiny.Session session, long index, long size) {
        ProofPlan path = ProofPlan.inclusion(index, size);
        ProofPlan ends = new ProofPlan(List.of(new Range(index, index + 1), new Range(0, size)));
        return log.read(session, path)
                .chain(siblings ->
                        log.read(session, ends)
                                .map(ends::hashes)
                                .map(leafAndRoot ->
                                        new Shown(
                                                path.inclusion(index, size, siblings),
                                                leafAndRoot.getFirst(),
                                                leafAndRoot.getLast())));
    }
}
