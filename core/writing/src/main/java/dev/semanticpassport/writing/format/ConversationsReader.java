package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads an array of conversations, or a single one, each held in memory as a whole and no more than
 * one at a time. One that is too long is left out and named; a file that is cut off gives what
 * stands before the cut.
 */
abstract sealed class ConversationsReader permits ChatGptReader, ClaudeReader {
    final Source source;
    final JsonText json;

    ConversationsReader(Source source, JsonText json) {
        this.source = source;
        this.json = json;
    }

    /** Reads the fields of one conversation; the parser stands on its brace. */
    abstract void fields(Conversation conversation) throws IOException;

    final void read() throws IOException {
        json.next();
        if (json.isObject()) {
            conversation();
            return;
        }
        int conversations = 0;
        for (JsonToken token; (token = json.next()) != JsonToken.END_ARRAY; ) {
            if (token == JsonToken.START_OBJECT) {
                conversations++;
                conversation();
            } else if (token == null) {
                // the parser has already complained about what is open
                break;
            } else {
                source.sink().problem(json.where(), "no conversation stands here; it is left out");
                json.skip();
            }
        }
        if (conversations == 0) {
            source.sink().problem("", "there is no conversation in it");
        }
    }

    private void conversation() throws IOException {
        Conversation conversation =
                new Conversation(json.where(), source.bounds().conversationCharacters());
        int depth = json.depth();
        try {
            fields(conversation);
        } catch (Conversation.TooLong e) {
            source.sink()
                    .problem(
                            conversation.where,
                            "the conversation \""
                                    + conversation.id
                                    + "\" is longer than "
                                    + source.bounds().conversationCharacters()
                                    + " characters; it is left out");
            json.leave(depth);
            return;
        } catch (IOException cut) {
            if (!conversation.drafts().isEmpty()) {
                handOut(conversation);
            }
            throw cut;
        }
        handOut(conversation);
    }

    private void handOut(Conversation conversation) {
        if (conversation.id.isEmpty()) {
            conversation.id = source.file() + "@" + conversation.where.replaceAll("\\D", "");
        }
        Branching.handOut(conversation, source);
    }
}
