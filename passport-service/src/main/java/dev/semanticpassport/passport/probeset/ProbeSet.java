package dev.semanticpassport.passport.probeset;

import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prompts that are asked one by one, each in a conversation of its own. A version of it never
 * changes.
 *
 * @param set its name and version
 * @param language of the prompts, as BCP 47 has it, e.g. en
 * @param system message of every conversation; null where there is none
 * @param prompts in the order in which they are asked, no two alike
 */
public record ProbeSet(
        ProbeSetVersion set, String language, @Nullable String system, List<String> prompts) {
    /** The most prompts of one set. */
    public static final int MOST_PROMPTS = 2_000;

    /** All of a set's prompts together, in characters. */
    public static final int MOST_CHARACTERS = 1_000_000;

    /**
     * @throws IllegalArgumentException naming the field and what is wrong with it
     */
    public ProbeSet {
        prompts = List.copyOf(prompts);
        that(
                language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
                "language must be a language tag such as en or ru");
        that(
                !prompts.isEmpty() && prompts.size() <= MOST_PROMPTS,
                "prompts must be 1 to " + MOST_PROMPTS);
        Set<String> seen = new HashSet<>();
        long characters = 0;
        for (int i = 0; i < prompts.size(); i++) {
            check(system, prompts.get(i), i);
            that(seen.add(prompts.get(i)), "prompts[" + i + "] stands in the set already");
            characters += prompts.get(i).length();
        }
        that(
                characters <= MOST_CHARACTERS,
                "prompts have more than " + MOST_CHARACTERS + " characters in all");
    }

    /** What the model is asked at a place in the set, from 0. */
    public Question question(int place) {
        return new Question(system, prompts.get(place));
    }

    private static void check(@Nullable String system, String prompt, int place) {
        try {
            new Question(system, prompt);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "prompts["
                            + place
                            + "]: "
                            + String.valueOf(e.getMessage()).replace("question.", ""),
                    e);
        }
    }

    private static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
