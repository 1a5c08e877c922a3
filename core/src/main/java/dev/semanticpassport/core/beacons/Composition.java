package dev.semanticpassport.core.beacons;

import java.util.List;

/**
 * What beacons are composed from.
 *
 * @param ideas at least two, labels different after normalisation
 * @param fillers words that fill the lists up, usually {@link ShippedWords}
 * @param beaconCount how many beacons, at least 1
 * @param candidateCount candidates of each beacon
 * @param template the question, with {@value #FIRST} and {@value #SECOND} where the two ideas stand
 * @param systemPrompt sent with every question; empty for none
 * @param seed of the algorithm {@value Composing#RANDOM_ALGORITHM}, which draws the pairs of ideas
 */
public record Composition(
        List<Idea> ideas,
        List<String> fillers,
        int beaconCount,
        int candidateCount,
        String template,
        String systemPrompt,
        long seed) {

    public static final String FIRST = "{A}";
    public static final String SECOND = "{B}";

    public static final String ENGLISH = "Which word stands under the sign of {A} and {B}?";

    public static final int DEFAULT_BEACONS = 60;

    public static final int DEFAULT_CANDIDATES = 256;

    public Composition {
        ideas = List.copyOf(ideas);
        fillers = List.copyOf(fillers);
        if (beaconCount < 1) {
            throw new IllegalArgumentException(
                    "at least one beacon is composed, not " + beaconCount);
        }
        if (!hasOnce(template, FIRST) || !hasOnce(template, SECOND)) {
            throw new IllegalArgumentException(
                    "the question's template names " + FIRST + " and " + SECOND + " once each");
        }
    }

    /** The default: 60 beacons of 256 candidates, asked in English, without a system prompt. */
    public static Composition of(List<Idea> ideas, List<String> fillers, long seed) {
        return new Composition(
                ideas, fillers, DEFAULT_BEACONS, DEFAULT_CANDIDATES, ENGLISH, "", seed);
    }

    public Composition withBeaconCount(int beacons) {
        return new Composition(
                ideas, fillers, beacons, candidateCount, template, systemPrompt, seed);
    }

    public Composition withCandidateCount(int candidates) {
        return new Composition(
                ideas, fillers, beaconCount, candidates, template, systemPrompt, seed);
    }

    public Composition withTemplate(String question) {
        return new Composition(
                ideas, fillers, beaconCount, candidateCount, question, systemPrompt, seed);
    }

    public Composition withSystemPrompt(String prompt) {
        return new Composition(ideas, fillers, beaconCount, candidateCount, template, prompt, seed);
    }

    String question(Idea first, Idea second) {
        int a = template.indexOf(FIRST);
        int b = template.indexOf(SECOND);
        // Not replace twice: a label may itself read {B}.
        return a < b
                ? template.substring(0, a)
                        + first.label()
                        + template.substring(a + FIRST.length(), b)
                        + second.label()
                        + template.substring(b + SECOND.length())
                : template.substring(0, b)
                        + second.label()
                        + template.substring(b + SECOND.length(), a)
                        + first.label()
                        + template.substring(a + FIRST.length());
    }

    private static boolean hasOnce(String text, String part) {
        int first = text.indexOf(part);
        return first >= 0 && text.indexOf(part, first + 1) < 0;
    }

    @Override
    public String toString() {
        return "Composition[hidden, " + beaconCount + " beacons]";
    }
}
