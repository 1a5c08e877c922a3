package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every audit, on random outcomes. */
class AuditLawsTest {
    @Test
    void the_order_of_arrival_changes_no_digit() {
        Seeds.forAll(
                200,
                random -> {
                    AuditRule rule = anyRule(random);
                    int planned = random.nextInt(1, 80);
                    Map<Integer, Outcome> outcomes = anyOutcomes(random);
                    var arrivals = new ArrayList<>(outcomes.entrySet());
                    Collections.shuffle(arrivals, Random.from(random));
                    var shuffled = new LinkedHashMap<Integer, Outcome>();
                    arrivals.forEach(one -> shuffled.put(one.getKey(), one.getValue()));

                    assertThat(Auditing.fold(rule, planned, shuffled))
                            .isEqualTo(Auditing.fold(rule, planned, outcomes));
                });
    }

    @Test
    void a_decision_is_final_whatever_comes_later() {
        Seeds.forAll(
                300,
                random -> {
                    AuditRule rule = anyRule(random);
                    int planned = 80;
                    Map<Integer, Outcome> all = anyOutcomes(random);
                    var some = new HashMap<>(all);
                    some.keySet().removeIf(ordinal -> ordinal > random.nextInt(80));

                    Audit early = Auditing.fold(rule, planned, some);
                    Audit late = Auditing.fold(rule, planned, all);

                    assertThat(early.probes().counted())
                            .isLessThanOrEqualTo(late.probes().counted());
                    assertThat(late.steps()).startsWith(early.steps().toArray(Audit.Step[]::new));
                    if (early.decision().isPresent()) {
                        assertThat(late.decision()).isEqualTo(early.decision());
                        assertThat(late.evidence()).isEqualTo(early.evidence());
                    }
                });
    }

    @Test
    void counts_add_up_and_the_largest_evidence_is_the_largest_of_the_steps() {
        Seeds.forAll(
                200,
                random -> {
                    Audit audit = Auditing.fold(anyRule(random), 80, anyOutcomes(random));

                    assertThat(audit.steps()).hasSize(audit.probes().counted());
                    assertThat(audit.probes().counted())
                            .isLessThanOrEqualTo(audit.probes().received());
                    assertThat(audit.beacons().hits()).isLessThanOrEqualTo(audit.beacons().named());
                    assertThat(audit.beacons().named())
                            .isLessThanOrEqualTo(audit.beacons().answered());
                    assertThat(audit.evidence().largestRecognising().ln())
                            .isEqualTo(
                                    audit.steps().stream()
                                            .mapToDouble(step -> step.recognising().ln())
                                            .reduce(0, Math::max));
                    assertThat(audit.evidence().largestRefuting().ln())
                            .isEqualTo(
                                    audit.steps().stream()
                                            .mapToDouble(step -> step.refuting().ln())
                                            .reduce(0, Math::max));
                });
    }

    @Test
    void one_more_hit_in_place_of_a_miss_never_recognises_later() {
        Seeds.forAll(
                200,
                random -> {
                    AuditRule rule = anyRule(random);
                    int planned = 80;
                    Map<Integer, Outcome> outcomes = anyOutcomes(random);
                    var better = new HashMap<>(outcomes);
                    List<Integer> misses =
                            outcomes.keySet().stream()
                                    .filter(o -> outcomes.get(o) instanceof Outcome.Miss)
                                    .toList();
                    if (misses.isEmpty()) {
                        return;
                    }
                    better.put(misses.get(random.nextInt(misses.size())), new Outcome.Hit(256));

                    Audit before = Auditing.fold(rule, planned, outcomes);
                    Audit after = Auditing.fold(rule, planned, better);

                    if (before.evidence().crossedAt().isPresent()) {
                        assertThat(after.evidence().crossedAt()).isPresent();
                        assertThat(after.evidence().crossedAt().getAsInt())
                                .isLessThanOrEqualTo(before.evidence().crossedAt().getAsInt());
                    }
                });
    }

    private static AuditRule anyRule(RandomGenerator random) {
        double[] alphas = {.05, .001, 1e-6};
        double[] floors = {.1, .2, .4};
        return new AuditRule(
                alphas[random.nextInt(3)],
                random.nextInt(1, 4),
                random.nextInt(5) > 0,
                floors[random.nextInt(3)],
                .01);
    }

    private static Map<Integer, Outcome> anyOutcomes(RandomGenerator random) {
        double survival = random.nextBoolean() ? 0 : random.nextDouble();
        double missing = random.nextInt(3) == 0 ? .02 : 0;
        var outcomes = new HashMap<Integer, Outcome>();
        int received = random.nextInt(80);
        for (int ordinal = 0; ordinal < received; ordinal++) {
            if (random.nextDouble() >= missing) {
                outcomes.put(ordinal, anyOutcome(random, survival));
            }
        }
        return outcomes;
    }

    private static Outcome anyOutcome(RandomGenerator random, double survival) {
        return switch (random.nextInt(20)) {
            case 0 -> new Outcome.Failed(random.nextInt(4) == 0);
            case 1, 2 -> new Outcome.Control(random.nextInt(5) > 0);
            case 3 -> new Outcome.Unread();
            default ->
                    random.nextDouble() < survival
                            ? new Outcome.Hit(256)
                            : new Outcome.Miss(256, random.nextInt(4) > 0);
        };
    }
}
