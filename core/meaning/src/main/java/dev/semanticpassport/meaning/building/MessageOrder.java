package dev.semanticpassport.meaning.building;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which writing is read, whatever order its files came in: conversations by their
 * earliest time, those without a time last, then by source and id; messages within a conversation
 * as they came.
 */
final class MessageOrder {
    private MessageOrder() {}

    private record Conversation(Instant since, String source, String id, List<Message> messages) {}

    /**
     * What is a source of ideas, in order: everything that the author and others said, and what
     * assistants said on the current path; what a product says is none.
     */
    static List<List<Message>> conversations(List<Message> messages) {
        Map<String, List<Message>> byId = new LinkedHashMap<>();
        for (Message message : messages) {
            if (isSource(message)) {
                byId.computeIfAbsent(message.conversation(), _ -> new ArrayList<>()).add(message);
            }
        }
        List<Conversation> conversations = new ArrayList<>();
        byId.forEach((id, own) ->
                conversations.add(new Conversation(since(own), own.getFirst().source(), id, own)));
        return conversations.stream()
                .sorted(
                        Comparator.comparing(Conversation::since)
                                .thenComparing(Conversation::source)
                                .thenComparing(Conversation::id))
                .map(Conversation::messages)
                .toList();
    }

    private static boolean isSource(Message message) {
        return switch (message.speaker()) {
            case AUTHOR -> true;
            case OTHER, ASSISTANT -> message.branch().isEmpty();
            case PRODUCT -> false;
        };
    }

    /** Whether somebody else speaks right after this message of a conversation. */
    static boolean isAnswered(List<Message> conversation, int at) {
        return at + 1 < conversation.size()
                && conversation.get(at).speaker() == Speaker.AUTHOR
                && conversation.get(at + 1).speaker() != Speaker.AUTHOR;
    }

    private static Instant since(List<Message> messages) {
        Instant first = Instant.MAX;
        for (Message message : messages) {
            Instant time = message.time();
            if (time != null && time.isBefore(first)) {
                first = time;
            }
        }
        return first;
    }
}
