package dev.semanticpassport.passport.signature;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;

import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.Composing;
import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.beacons.ShippedWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Step 1 where the service keeps the key: the beacons, composed from ideas. */
public final class Freezing {
    private Freezing() {}

    /**
     * Composes beacons; a refusal names the field and never quotes a question.
     *
     * @param seed draws the pairs of ideas; secret, since the ideas are public
     */
    public static List<Beacon> compose(
            List<String> ideas, int beacons, int candidates, String systemPrompt, long seed) {
        checkIdeas(ideas, beacons);
        Composition composition =
                Composition.of(ideas.stream().map(Idea::of).toList(), ShippedWords.load(), seed)
                        .withBeaconCount(beacons)
                        .withCandidateCount(candidates)
                        .withSystemPrompt(systemPrompt);
        try {
            return Composing.compose(composition);
        } catch (IllegalArgumentException e) {
            // its message quotes the question that lacks words
            throw badField(
                    "candidates",
                    "candidates: the words of these ideas and the shipped words do not give "
                            + candidates
                            + " candidates to each question; ask for fewer, or give more ideas");
        }
    }

    private static void checkIdeas(List<String> ideas, int beacons) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < ideas.size(); index++) {
            String normalised = Normalising.normalise(ideas.get(index));
            String field = "ideas[" + index + "]";
            check(!normalised.isEmpty(), field, "has no letter and no digit");
            check(seen.add(normalised), field, "is the label of an earlier idea");
        }
        long needed = 2;
        while (needed * (needed - 1) / 2 < beacons) {
            needed++;
        }
        check(
                ideas.size() >= needed,
                "ideas",
                "has "
                        + ideas.size()
                        + " labels; "
                        + beacons
                        + " beacons need at least "
                        + needed
                        + ", because each asks for a pair of its own");
    }
}
