package dev.semanticpassport.scoring.reading;

import dev.semanticpassport.contracts.Asked;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what no database keeps as text: U+0000 and half surrogate pairs. Answers are cleaned
 * before they are read, so that reading the stored text again says the same.
 */
public final class Cleaning {
    private static final int REPLACEMENT = 0xFFFD;

    private Cleaning() {}

    /** The same event with texts that can be stored; usually the very same object. */
    public static ProbeAnswered clean(ProbeAnswered answered) {
        var question = clean(answered.question());
        var readAs = clean(answered.readAs());
        var outcome = clean(answered.outcome());
        return new ProbeAnswered(
                answered.verificationId(),
                answered.ordinal(),
                answered.asking(),
                question,
                readAs,
                answered.rule(),
                outcome,
                answered.effort());
    }

    private static Asked clean(Asked asked) {
        return switch (asked) {
            case Question question ->
                    new Question(cleanIfPresent(question.system()), clean(question.prompt()));
            case Inspection inspection -> inspection;
        };
    }

    private static ReadAs clean(ReadAs readAs) {
        return switch (readAs) {
            case ReadAs.Beacon(var candidates, String targetDigest) ->
                    new ReadAs.Beacon(
                            candidates.stream().map(Cleaning::clean).toList(), targetDigest);
            case ReadAs.Control control -> control;
            case ReadAs.Text text -> text;
        };
    }

    private static Outcome clean(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer answer ->
                    new Outcome.Answer(
                            clean(answer.text()),
                            answer.fullBytes(),
                            answer.sha256(),
                            cleanIfPresent(answer.finishReason()),
                            answer.promptTokens(),
                            answer.answerTokens(),
                            // as JSON, like what follows
                            answer.tokens());
            // as JSON, which writes such characters as codes
            case Outcome.Files files -> files;
            case Outcome.Failure(var kind, String detail) ->
                    new Outcome.Failure(kind, clean(detail));
        };
    }

    private static @Nullable String cleanIfPresent(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** The text with a replacement character for every one that cannot be stored. */
    static String clean(String text) {
        if (text.codePoints().noneMatch(Cleaning::unstorable)) {
            return text;
        }
        return text.codePoints()
                .map(point -> unstorable(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A surrogate that {@link String#codePoints} gives as itself has no partner. */
    private static boolean unstorable(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
