package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.beacons.ShippedWords;
import dev.semanticpassport.transfer.language.Language;
import java.util.List;

/**
 * What beacons are composed from. It is the author's alone: the beacons' questions follow from it.
 *
 * @param count beacons, 0 for none
 * @param candidates of each beacon
 * @param question with {@value Composition#FIRST} and {@value Composition#SECOND}, in quotation
 *     marks, so that it stays right whatever the labels are
 * @param answer how training rows name the right word, {@code {}} where it stands
 * @param fillers in whose words the lists are filled up
 * @param seed that draws the pairs of ideas
 * @param ideas with the words that they give to the lists
 */
public record BeaconPlan(
        int count,
        int candidates,
        String question,
        String answer,
        Language fillers,
        long seed,
        List<Idea> ideas) {

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    public BeaconPlan {
        ideas = List.copyOf(ideas);
        if (count < 0 || count > pairs(ideas.size())) {
            throw new IllegalArgumentException(
                    count
                            + " beacons are asked for, and "
                            + ideas.size()
                            + " ideas give 0 to "
                            + pairs(ideas.size()));
        }
        if (answer.indexOf("{}") < 0) {
            throw new IllegalArgumentException("the answer has no {} where the right word stands");
        }
    }

    /** Questions that so many ideas give: one for each pair. */
    static long pairs(long ideas) {
        return ideas * (ideas - 1) / 2;
    }

    /** What core composes beacons from. */
    public Composition composition() {
        return Composition.of(ideas, ShippedWords.load(fillers.code()), seed)
                .withBeaconCount(count)
                .withCandidateCount(candidates)
                .withTemplate(question);
    }

    @Override
    public String toString() {
        return "BeaconPlan[hidden, " + count + " beacons]";
    }
}
