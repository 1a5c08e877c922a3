package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.Speaker;
import dev.semanticpassport.writing.format.Format;
import java.util.List;
import java.util.Map;

/**
 * What came of an import.
 *
 * @param files read, by format
 * @param passedOver files that hold no writing
 * @param conversations in all
 * @param messages by speaker
 * @param repairs the first of them
 * @param repairCount all of them
 * @param problems the first of them
 * @param problemCount all of them
 */
public record Outcome(
        Map<Format, Long> files,
        long passedOver,
        long conversations,
        Map<Speaker, Long> messages,
        List<Repair> repairs,
        long repairCount,
        List<Problem> problems,
        long problemCount) {
    /** So many repairs and problems are kept; a listener hears of all. */
    public static final int KEPT = 1_000;

    public Outcome {
        files = Map.copyOf(files);
        messages = Map.copyOf(messages);
        repairs = List.copyOf(repairs);
        problems = List.copyOf(problems);
    }

    /** By whomever. */
    public long messageCount() {
        return messages.values().stream().mapToLong(Long::longValue).sum();
    }
}
