package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.Speaker;
import dev.semanticpassport.writing.format.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts an import while it runs, and passes on what is heard. */
final class Tally {
    /** Between two tellings of progress, in messages. */
    private static final int TOLD_EVERY = 200;

    private final Consumer<Message> consumer;
    private final ImportListener listener;
    private final long bytesInAll;
    private final SeenIds conversationIds = new SeenIds();
    private final Map<Format, Long> files = new EnumMap<>(Format.class);
    private final Map<Speaker, Long> messages = new EnumMap<>(Speaker.class);
    private final List<Repair> repairs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long repairCount;
    private long problemCount;
    private long passedOver;
    private long conversations;
    private long handedOut;
    private long bytesRead;
    private String file = "";

    Tally(Consumer<Message> consumer, ImportListener listener, long bytesInAll) {
        this.consumer = consumer;
        this.listener = listener;
        this.bytesInAll = bytesInAll;
    }

    void begin(String name) {
        file = name;
        tell();
    }

    void readBytes(long count) {
        bytesRead += count;
    }

    void read(Format format) {
        files.merge(format, 1L, Long::sum);
    }

    /** Whether no conversation had this id before. */
    boolean isNewConversation(String id) {
        conversations++;
        return conversationIds.add(id);
    }

    /** Whether the id, made for a conversation that shares its own with another, is free. */
    boolean isFree(String id) {
        return conversationIds.add(id);
    }

    void message(Message message) {
        messages.merge(message.speaker(), 1L, Long::sum);
        consumer.accept(message);
        if (++handedOut % TOLD_EVERY == 0) {
            tell();
        }
    }

    void problem(Problem problem) {
        if (problemCount++ < Outcome.KEPT) {
            problems.add(problem);
        }
        listener.problem(problem);
    }

    void repaired(Repair repair) {
        if (repairCount++ < Outcome.KEPT) {
            repairs.add(repair);
        }
        listener.repaired(repair);
    }

    void passedOver(String name, String why) {
        passedOver++;
        listener.passedOver(name, why);
    }

    private void tell() {
        listener.progress(
                new Progress(file, Math.min(bytesRead, bytesInAll), bytesInAll, handedOut));
    }

    Outcome outcome() {
        tell();
        return new Outcome(
                files,
                passedOver,
                conversations,
                messages,
                repairs,
                repairCount,
                problems,
                problemCount);
    }
}
