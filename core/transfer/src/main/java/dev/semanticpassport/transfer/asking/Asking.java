package dev.semanticpassport.transfer.asking;

import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.mapping.HoldingOut;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The questions by which a verification looks for a kit's ideas: those that the kit holds out, and
 * further ones. Three questions of an idea cannot show it by itself: evidence grows with each
 * question at which only one of two models expresses the idea, at most to 5.4 by three, and at a
 * level of .05 has to reach 20 even where every idea is found.
 */
public final class Asking {
    private Asking() {}

    /**
     * Of each idea its first question, then of each its second, and so on, so that a budget that
     * ends early has asked about all. A further question is left out where a row touches it, as
     * {@link HoldingOut} has it, or where one of the idea's terms stands in it, so that repeating
     * it would count.
     *
     * @param rows all that the kit trains
     * @return none twice
     */
    public static List<String> questions(List<AskedIdea> ideas, List<TrainedRow> rows) {
        List<List<String>> ofIdeas = new ArrayList<>();
        List<String> all = ideas.stream().flatMap(idea -> further(idea).stream()).toList();
        HoldingOut any = new HoldingOut(all);
        List<TrainedRow> near =
                rows.stream().filter(row -> any.touches(row.prompt(), row.answer())).toList();
        for (AskedIdea idea : ideas) {
            List<String> questions = new ArrayList<>(idea.heldOut());
            further(idea).stream()
                    .filter(question -> !touched(question, near))
                    .forEach(questions::add);
            ofIdeas.add(questions);
        }
        return inRounds(ofIdeas);
    }

    /** Further questions that do not give the answer away. */
    private static List<String> further(AskedIdea idea) {
        return Forms.of(idea.language()).further().stream()
                .map(form -> Forms.fill(form, idea.label()))
                .filter(question ->
                        idea.recognition().standingIn(question).isEmpty()
                                && !idea.recognition().expressedBy(question))
                .toList();
    }

    private static boolean touched(String question, List<TrainedRow> rows) {
        HoldingOut one = new HoldingOut(List.of(question));
        return rows.stream().anyMatch(row -> one.touches(row.prompt(), row.answer()));
    }

    private static List<String> inRounds(List<List<String>> ofIdeas) {
        Set<String> asked = new LinkedHashSet<>();
        int rounds = ofIdeas.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (List<String> questions : ofIdeas) {
                if (round < questions.size()) {
                    asked.add(questions.get(round));
                }
            }
        }
        return List.copyOf(asked);
    }
}
