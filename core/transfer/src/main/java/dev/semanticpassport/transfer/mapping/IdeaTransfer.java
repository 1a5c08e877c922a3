package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.traits.Trait;
import java.util.List;
import java.util.Optional;

/**
 * What carries one idea into a model, and what is held out to test it.
 *
 * @param id of the idea
 * @param label its name
 * @param language that it is spoken of in
 * @param open whether it may stand in something public
 * @param weight share of the writing that speaks of it, 0 to 1
 * @param broader more general ideas that are carried too
 * @param expression what is said of it, where the tree has any
 * @param rows that train it
 * @param imprint layers and modules that it is bound to, where it is
 * @param trait with the questions held out, where enough is said of it
 */
public record IdeaTransfer(
        IdeaId id,
        String label,
        Language language,
        boolean open,
        double weight,
        List<IdeaId> broader,
        Optional<String> expression,
        List<TrainingRow> rows,
        Optional<Imprint> imprint,
        Optional<Trait> trait) {

    public IdeaTransfer {
        broader = List.copyOf(broader);
        rows = List.copyOf(rows);
    }

    /** The article's section that tells of it, as the end of a link. */
    public String section() {
        return "idea-" + id;
    }

    @Override
    public String toString() {
        return "IdeaTransfer[" + id + (open ? ", " + label : ", hidden") + "]";
    }
}
