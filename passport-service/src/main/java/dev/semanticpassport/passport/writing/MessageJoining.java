package dev.semanticpassport.passport.writing;

import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the messages of several imports: the same message of the same conversation counts once, as
 * the newest import has it. A conversation goes in the order of its newest import; what only older
 * ones have comes after.
 */
public final class MessageJoining {
    private final Map<String, Map<String, Message>> conversations = new LinkedHashMap<>();

    /** Adds a message, imports from the newest to the oldest. */
    public void add(Message message) {
        conversations
                .computeIfAbsent(message.conversation(), _ -> new LinkedHashMap<>())
                .putIfAbsent(message.id(), message);
    }

    /** All of them, conversation by conversation. */
    public List<Message> joined() {
        List<Message> all = new ArrayList<>();
        conversations.values().forEach(messages -> all.addAll(messages.values()));
        return all;
    }
}
