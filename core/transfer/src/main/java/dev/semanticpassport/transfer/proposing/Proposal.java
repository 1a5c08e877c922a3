package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.traits.Trait;
import java.util.List;
import java.util.Optional;

/**
 * A signature as it is proposed from a tree, and as the author adjusts it.
 *
 * @param language of most ideas; beacons are asked in it
 * @param beacons what they are composed from
 * @param traits one for each idea of which enough is said, in the tree's order
 * @param imprints ideas bound to layers, in the tree's order
 * @param layersFrom the number that the author gives to a model's first layer, 0 or 1
 */
public record Proposal(
        Language language,
        BeaconPlan beacons,
        List<Trait> traits,
        List<Imprint> imprints,
        int layersFrom) {

    public Proposal {
        traits = List.copyOf(traits);
        imprints = List.copyOf(imprints);
        if (layersFrom != 0 && layersFrom != 1) {
            throw new IllegalArgumentException("layers are counted from 0 or from 1");
        }
    }

    /** The idea's trait, where it has one. */
    public Optional<Trait> trait(IdeaId idea) {
        return traits.stream().filter(trait -> trait.idea().equals(idea)).findFirst();
    }

    /** The idea's imprint, where it has one. */
    public Optional<Imprint> imprint(IdeaId idea) {
        return imprints.stream().filter(imprint -> imprint.idea().equals(idea)).findFirst();
    }

    @Override
    public String toString() {
        return "Proposal[hidden, " + traits.size() + " traits]";
    }
}
