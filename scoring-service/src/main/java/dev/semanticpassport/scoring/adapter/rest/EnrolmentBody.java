package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.adapter.db.PanelStore;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model to enrol: by answers, or by a verification whose answers are kept.
 *
 * @param family models that are not independent of each other carry the same; may be left out
 */
public record EnrolmentBody(
        @Nullable String model,
        @Nullable String family,
        @Nullable UUID verification,
        @Nullable List<Asked> answers) {
    /** The most answers of one model. */
    static final int MOST_ANSWERS = 5_000;

    /** The longest answer, in characters; as much as a probe brings. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private static final int LONGEST_PROMPT = 64 * 1024;

    /** What a model answered to a prompt. */
    public record Asked(@Nullable String prompt, @Nullable String answer) {}

    String modelName() {
        return text(model, "model", Comparison.LONGEST_MODEL);
    }

    String familyName() {
        return family == null || family.isBlank()
                ? ""
                : text(family, "family", Comparison.LONGEST_MODEL);
    }

    /** The model with its answers; ones without text are left out, longer ones cut. */
    KnownModel known() {
        List<Asked> asked = answers == null ? List.of() : answers;
        refuseUnless(
                asked.size() <= MOST_ANSWERS, "answers has more than " + MOST_ANSWERS + " entries");
        List<GivenAnswer> given = new ArrayList<>();
        Set<String> prompts = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            String where = "answers[" + i + "]";
            refuseUnless(one != null, where + " is null");
            String prompt = text(one.prompt(), where + ".prompt", LONGEST_PROMPT);
            String said = one.answer();
            refuseUnless(said != null, where + ".answer is missing");
            GivenAnswer answer = PanelStore.given(prompt, cut(said == null ? "" : said));
            refuseUnless(
                    prompts.add(answer.prompt()),
                    where + ".prompt was answered before in this list");
            if (!answer.text().isBlank()) {
                given.add(answer);
            }
        }
        refuseUnless(!given.isEmpty(), "answers has no answer with text");
        return new KnownModel(modelName(), familyName(), given);
    }

    private static String cut(String answer) {
        String clean = answer.replace('\0', '\uFFFD');
        return clean.length() <= LONGEST_ANSWER ? clean : clean.substring(0, LONGEST_ANSWER);
    }

    private static String text(@Nullable String value, String field, int longest) {
        refuseUnless(value != null, field + " is missing");
        String given = value == null ? "" : value;
        refuseUnless(!given.isBlank(), field + " is empty");
        refuseUnless(
                given.length() <= longest && given.indexOf('\0') < 0,
                field + " must have at most " + longest + " characters and no U+0000");
        return given;
    }

    private static void refuseUnless(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProblemException(Status.BAD_REQUEST, otherwise);
        }
    }
}
