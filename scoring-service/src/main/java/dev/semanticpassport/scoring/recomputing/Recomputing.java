package dev.semanticpassport.scoring.recomputing;

import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.folding.Folding;
import dev.semanticpassport.scoring.folding.Standing;
import dev.semanticpassport.scoring.reading.Reading;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored answers of one verification again, text by text, folds what they say from
 * nothing, and compares. Answers are given one by one, so that a long audit trail need not be held
 * at once.
 */
public final class Recomputing {
    private final Rule rule;
    private final ReadingAnswers readingAnswers;
    private final TreeMap<Integer, Outcome> readings = new TreeMap<>();
    private Optional<Recomputed.Different> first = Optional.empty();

    public Recomputing(Rule rule, ReadingAnswers readingAnswers) {
        this.rule = rule;
        this.readingAnswers = readingAnswers;
    }

    /** Reads one stored answer again and compares with what was read when it was stored. */
    public void read(ProbeAnswered stored, Reading storedReading) {
        String where = "answer " + stored.ordinal() + ", reading";
        try {
            Reading again = readingAnswers.reading(stored);
            readings.put(stored.ordinal(), again.worth());
            compare(where, storedReading, again);
        } catch (IllegalArgumentException impossible) {
            readings.put(stored.ordinal(), new Outcome.Unread());
            differ(where, storedReading.toString(), "cannot be read: " + impossible.getMessage());
        }
    }

    /** What came out, once all stored answers were read. */
    public Recomputed against(Standing stored, int askings) {
        Standing again = Folding.fold(rule, null, readings, askings);
        var before = fields(stored);
        fields(again).forEach((field, recomputed) -> compare(field, before.get(field), recomputed));
        return first.<Recomputed>map(different -> different)
                .orElseGet(() -> new Recomputed.Equal(readings.size()));
    }

    private void compare(String where, @Nullable Object stored, @Nullable Object recomputed) {
        if (!Objects.equals(stored, recomputed)) {
            differ(where, String.valueOf(stored), String.valueOf(recomputed));
        }
    }

    private void differ(String where, String stored, String recomputed) {
        if (first.isEmpty()) {
            first = Optional.of(new Recomputed.Different(where, stored, recomputed));
        }
    }

    private static Map<String, @Nullable Object> fields(Standing standing) {
        Evidence evidence = standing.evidence();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("received", standing.received());
        fields.put("evidence.counted", evidence.counted());
        fields.put("evidence.beacons", evidence.beacons());
        fields.put("evidence.hits", evidence.hits());
        fields.put("evidence.named", evidence.named());
        fields.put("evidence.failures", evidence.failures());
        fields.put("evidence.controls", evidence.controls());
        fields.put("evidence.controlsAnswered", evidence.controlsAnswered());
        fields.put("evidence.log10E", evidence.log10E());
        fields.put("evidence.pValue", evidence.pValue());
        fields.put("evidence.log10Refuting", evidence.log10Refuting());
        fields.put("evidence.survival", evidence.survival());
        fields.put("evidence.survivalInterval", evidence.survivalInterval());
        fields.put("evidence.crossedAt", evidence.crossedAt());
        fields.put("paidTwice", standing.paidTwice());
        fields.put("decided", standing.decided());
        return fields;
    }
}
