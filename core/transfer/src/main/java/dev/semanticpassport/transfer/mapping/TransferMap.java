package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.traits.TraitProbe;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For each idea, what carries it into a model.
 *
 * @param language of most ideas
 * @param layersFrom the number that the author gives to a model's first layer, 0 or 1
 * @param ideas in the tree's order
 * @param controls ordinary questions, which have nothing to do with any idea
 */
public record TransferMap(
        Language language, int layersFrom, List<IdeaTransfer> ideas, List<String> controls) {

    public TransferMap {
        ideas = List.copyOf(ideas);
        controls = List.copyOf(controls);
    }

    /** Questions held out from training, in the order of the ideas. */
    public List<TraitProbe> probes() {
        return ideas.stream()
                .flatMap(idea -> idea.trait().stream())
                .flatMap(trait -> trait.probes().stream())
                .toList();
    }

    /** Every row, in the order of the ideas. */
    public List<TrainingRow> rows() {
        return ideas.stream().flatMap(idea -> idea.rows().stream()).toList();
    }

    /** The idea of that id, where it is carried. */
    public Optional<IdeaTransfer> idea(IdeaId id) {
        return ideas.stream().filter(idea -> idea.id().equals(id)).findFirst();
    }

    /** What may be published: neither private ideas nor anything that tells of one. */
    public TransferMap open() {
        Set<IdeaId> open = new HashSet<>();
        ideas.stream().filter(IdeaTransfer::open).forEach(idea -> open.add(idea.id()));
        return new TransferMap(
                language,
                layersFrom,
                ideas.stream()
                        .filter(IdeaTransfer::open)
                        .map(idea ->
                                new IdeaTransfer(
                                        idea.id(),
                                        idea.label(),
                                        idea.language(),
                                        true,
                                        idea.weight(),
                                        idea.broader().stream().filter(open::contains).toList(),
                                        idea.expression(),
                                        idea.rows().stream().filter(TrainingRow::open).toList(),
                                        idea.imprint(),
                                        idea.trait()))
                        .toList(),
                controls);
    }
}
