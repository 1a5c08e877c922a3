package dev.semanticpassport.local.bench;

import dev.semanticpassport.local.platform.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * When which part is killed: as many of each, in random order, at times drawn uniformly.
 *
 * @param at time after the verifications were submitted
 */
public record Killing(Part part, Duration at) {
    public static final List<Part> PARTS =
            List.of(Part.PASSPORT, Part.PROBE, Part.SCORING, Part.BROKER, Part.DATABASE);

    /**
     * How many, and over how long.
     *
     * @param ofEach of each part
     * @param within over which they are spread; half as long again as the undisturbed run where
     *     left out
     */
    public record Spread(int ofEach, Optional<Duration> within) {
        private static final double TIMES = 1.5;

        /** A plan: the same random numbers and the same length, the same plan. */
        public List<Killing> plan(Duration undisturbed, RandomGenerator random) {
            return Killing.plan(
                    ofEach,
                    within.orElseGet(
                            () -> Duration.ofNanos((long) (TIMES * undisturbed.toNanos()))),
                    random);
        }
    }

    /** A plan: the same random numbers, the same plan. */
    static List<Killing> plan(int ofEach, Duration within, RandomGenerator random) {
        List<Part> victims = new ArrayList<>();
        for (Part part : PARTS) {
            victims.addAll(Collections.nCopies(ofEach, part));
        }
        Collections.shuffle(victims, Random.from(random));
        List<Killing> plan = new ArrayList<>();
        for (Part victim : victims) {
            plan.add(new Killing(victim, Duration.ofMillis(random.nextLong(within.toMillis()))));
        }
        plan.sort(Comparator.comparing(Killing::at));
        return List.copyOf(plan);
    }
}
