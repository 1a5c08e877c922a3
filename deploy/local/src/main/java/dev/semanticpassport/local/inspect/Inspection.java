package dev.semanticpassport.local.inspect;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.digesting.Identity;
import dev.semanticpassport.weights.measuring.TensorFigures;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Listed;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What was found at a path.
 *
 * @param identity empty where it was not asked for or could not be read
 * @param map where something was changed; empty for a model without its parent
 * @param figures of the tensors whose numbers are read; empty where they were not asked for
 * @param digests of single tensors; empty where they were not asked for
 * @param lineage what it has in common with the others that were named
 */
public record Inspection(
        String path,
        Contents contents,
        List<TensorFile> files,
        List<Listed> listed,
        Optional<Identity> identity,
        Optional<ChangeMap> map,
        SequencedMap<TensorEntry, TensorFigures> figures,
        SequencedMap<TensorEntry, Sha256> digests,
        Lineage lineage,
        List<Refusal> refusals) {

    /** Whether nothing was refused. */
    public boolean complete() {
        return refusals.isEmpty();
    }

    /** Whether anything could be read. */
    public boolean readable() {
        return !files.isEmpty();
    }
}
