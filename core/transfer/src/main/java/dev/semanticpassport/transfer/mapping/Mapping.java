package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.publishing.Withholding;
import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.naming.NamedIdea;
import dev.semanticpassport.transfer.naming.Naming;
import dev.semanticpassport.transfer.naming.Passages;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Message;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws the transfer map. The same tree, messages and proposal give the same map, and no row of it
 * trains what the proposal's traits hold out.
 */
public final class Mapping {

    private Mapping() {}

    /**
     * The whole map, private ideas included; {@link TransferMap#open} is what may be published.
     *
     * @param messages those that quotes stand in; without them quotes stand alone, and there are no
     *     pairs
     * @param holdings whose ideas are carried
     * @throws IllegalArgumentException when the proposal speaks of an idea that is not carried
     */
    public static TransferMap map(
            MeaningTree tree, List<Message> messages, Proposal proposal, Set<Holding> holdings) {
        Map<IdeaId, NamedIdea> ideas = new LinkedHashMap<>();
        Passages passages = new Passages(messages);
        Naming.name(tree, passages, holdings).forEach(idea -> ideas.put(idea.id(), idea));
        proposal.traits().stream().map(Trait::idea).forEach(id -> require(ideas, id, "trait"));
        proposal.imprints().stream()
                .map(Imprint::idea)
                .forEach(id -> require(ideas, id, "imprint"));
        List<String> heldOut =
                proposal.traits().stream().flatMap(trait -> trait.heldOut().stream()).toList();
        RowMaking making =
                new RowMaking(
                        ideas, passages, new HoldingOut(heldOut), new Withholding(tree), proposal);
        return new TransferMap(
                proposal.language(),
                proposal.layersFrom(),
                ideas.values().stream()
                        .map(idea -> transfer(idea, ideas, making, proposal))
                        .toList(),
                controls(ideas));
    }

    private static IdeaTransfer transfer(
            NamedIdea idea, Map<IdeaId, NamedIdea> ideas, RowMaking making, Proposal proposal) {
        Optional<Trait> trait = proposal.trait(idea.id());
        return new IdeaTransfer(
                idea.id(),
                idea.label(),
                idea.language(),
                // A trait may have been changed by hand, and then tell what it should not.
                idea.open() && trait.map(making::mayBePublic).orElse(true),
                idea.idea().weight(),
                idea.idea().broader().stream().filter(ideas::containsKey).toList(),
                idea.expression(),
                making.rows(idea),
                proposal.imprint(idea.id()),
                trait);
    }

    private static List<String> controls(Map<IdeaId, NamedIdea> ideas) {
        Set<Language> languages = new LinkedHashSet<>();
        ideas.values().forEach(idea -> languages.add(idea.language()));
        return languages.stream()
                .sorted()
                .flatMap(language -> Forms.of(language).controls().stream())
                .toList();
    }

    private static void require(Map<IdeaId, NamedIdea> ideas, IdeaId id, String what) {
        if (!ideas.containsKey(id)) {
            throw new IllegalArgumentException(
                    "the proposal has a mark ("
                            + what
                            + ")"
                            + " of the idea "
                            + id
                            + ", which is not among the tree's ideas that are carried");
        }
    }
}
