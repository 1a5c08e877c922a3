package dev.semanticpassport.passport.signature;

import static dev.semanticpassport.passport.problem.RequestProblem.check;

import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.passport.document.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is fixed with the beacons when they are frozen.
 *
 * @param candidates sizes of the beacons' lists, in their order
 * @param systemPrompt sent with every question; empty for none
 * @param controls ordinary questions
 * @param survivalFloor the survival that NOT_RECOGNISED refutes; above every beacon's chance, below
 *     1
 */
public record Terms(
        List<Integer> candidates,
        String systemPrompt,
        List<String> controls,
        double survivalFloor) {

    public static final int MOST_BEACONS = 1000;

    private static final int MOST_CONTROLS = 20;
    private static final int LONGEST_CONTROL = 1000;

    /** Question, candidates, prompt and answer of a probe must fit into one event of 64 KiB. */
    private static final int LONGEST_SYSTEM_PROMPT_BYTES = 4096;

    public Terms {
        candidates = List.copyOf(candidates);
        controls = List.copyOf(controls);
        check(
                !candidates.isEmpty() && candidates.size() <= MOST_BEACONS,
                "beacons",
                "must be 1 to " + MOST_BEACONS);
        for (int size : candidates) {
            check(
                    size >= Beacon.MIN_CANDIDATES && size <= Beacon.MAX_CANDIDATES,
                    "candidates",
                    "must be " + Beacon.MIN_CANDIDATES + " to " + Beacon.MAX_CANDIDATES);
            check(
                    survivalFloor > 1.0 / size && survivalFloor < 1,
                    "survivalFloor",
                    "must lie above chance, 1/" + size + ", and below 1");
        }
        checkPrompt(systemPrompt);
        check(
                !controls.isEmpty() && controls.size() <= MOST_CONTROLS,
                "controls",
                "must be 1 to " + MOST_CONTROLS + " questions");
        for (int index = 0; index < controls.size(); index++) {
            Bounds.line(controls.get(index), "controls[" + index + "]", LONGEST_CONTROL);
        }
    }

    /** How many beacons. */
    public int beacons() {
        return candidates.size();
    }

    private static void checkPrompt(String prompt) {
        check(
                prompt.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SYSTEM_PROMPT_BYTES,
                "systemPrompt",
                "is longer than " + LONGEST_SYSTEM_PROMPT_BYTES + " bytes of UTF-8");
        check(
                prompt.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) && point != '\n' && point != '\t'),
                "systemPrompt",
                "has a control character");
        check(
                StandardCharsets.UTF_8.newEncoder().canEncode(prompt),
                "systemPrompt",
                "has half a surrogate pair");
    }
}
