package dev.semanticpassport.core.beacons;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A secret question with a closed list of candidate answers, of which the author's key chooses the
 * right one.
 *
 * @param question as it is asked, 1 to {@value #MAX_QUESTION_BYTES} bytes of UTF-8
 * @param candidates {@value #MIN_CANDIDATES} to {@value #MAX_CANDIDATES}, in order; no two the same
 *     after normalisation, none standing in the question
 */
public record Beacon(String question, List<String> candidates) {

    /**
     * With fewer, a chance hit is 1/20 or more, and the e-process's smallest q is no longer above
     * it.
     */
    public static final int MIN_CANDIDATES = 21;

    public static final int MAX_CANDIDATES = 1024;

    public static final int MAX_QUESTION_BYTES = 4096;

    /** Bytes of UTF-8 of one candidate. */
    public static final int MAX_CANDIDATE_BYTES = 128;

    public static final int MAX_CANDIDATE_WORDS = 8;

    /**
     * The list as JSON; an event of 64 KiB must hold it beside question, system prompt and answer.
     */
    public static final int MAX_CANDIDATES_JSON_BYTES = 24 * 1024;

    public Beacon {
        candidates = List.copyOf(candidates);
        requireText("the question", question, MAX_QUESTION_BYTES);
        if (candidates.size() < MIN_CANDIDATES || candidates.size() > MAX_CANDIDATES) {
            throw new IllegalArgumentException(
                    "a beacon has "
                            + MIN_CANDIDATES
                            + " to "
                            + MAX_CANDIDATES
                            + " candidates, not "
                            + candidates.size());
        }
        int jsonBytes = 2;
        for (int index = 0; index < candidates.size(); index++) {
            String candidate = candidates.get(index);
            requireText("candidate " + index, candidate, MAX_CANDIDATE_BYTES);
            jsonBytes += jsonBytes(candidate) + 1;
        }
        if (jsonBytes > MAX_CANDIDATES_JSON_BYTES) {
            throw new IllegalArgumentException(
                    "the candidates have "
                            + jsonBytes
                            + " bytes as JSON, more than "
                            + MAX_CANDIDATES_JSON_BYTES);
        }
        Set<Integer> standing = new AnswerReader(candidates).standingIn(question);
        if (!standing.isEmpty()) {
            throw new IllegalArgumentException("candidates " + standing + " stand in the question");
        }
    }

    /** What reads answers to this beacon. */
    public AnswerReader reader() {
        return new AnswerReader(candidates);
    }

    /**
     * The places of the candidates that stand in a text which is sent along, such as a system
     * prompt; empty is right.
     */
    public Set<Integer> candidatesStandingIn(String text) {
        return reader().standingIn(text);
    }

    /** Hides what is secret until it is asked. */
    @Override
    public String toString() {
        return "Beacon[hidden, " + candidates.size() + " candidates]";
    }

    private static void requireText(String what, String text, int maxBytes) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (text.isBlank() || bytes > maxBytes) {
            throw new IllegalArgumentException(
                    what
                            + " has "
                            + bytes
                            + " bytes; 1 to "
                            + maxBytes
                            + " are allowed, not all blank");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " has a control character or half a surrogate pair");
        }
    }

    private static int jsonBytes(String text) {
        int escaped = (int) text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + escaped + 2;
    }
}
