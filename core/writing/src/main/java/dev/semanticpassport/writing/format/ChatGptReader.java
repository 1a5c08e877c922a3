package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonToken;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;

/**
 * Reads ChatGPT's conversations.json. A message is the author's or the assistant's only if it was
 * shown as such: what is hidden, is meant for a tool, or is a thought, is the product's.
 */
final class ChatGptReader extends ConversationsReader {
    private static final String EVERYBODY = "all";

    /** What a message's parts tell about it, apart from its text. */
    private static final class Signs {
        private String role = "";
        private String recipient = EVERYBODY;
        private String contentType = "text";
        private boolean hidden;
    }

    private ChatGptReader(Source source, JsonText json) {
        super(source, json);
    }

    static void read(Source source, JsonText json) throws IOException {
        new ChatGptReader(source, json).read();
    }

    @Override
    void fields(Conversation conversation) throws IOException {
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "id" ->
                        conversation.id =
                                conversation.id.isEmpty() ? json.string() : conversation.id;
                case "conversation_id" -> conversation.id = json.string();
                case "title" -> conversation.title = json.string();
                case "current_node" -> conversation.current = json.string();
                case "mapping" -> mapping(conversation);
                default -> json.skip();
            }
        }
    }

    private void mapping(Conversation conversation) throws IOException {
        if (!json.isObject()) {
            source.sink().problem(json.where(), "\"mapping\" is no object; it is left out");
            json.skip();
            return;
        }
        for (String key; (key = json.nextField()) != null; ) {
            if (!json.isObject()) {
                json.skip();
                continue;
            }
            Draft draft = new Draft();
            String where = json.where();
            try {
                node(draft);
            } finally {
                // of a cut file, a message whose text was read still counts
                if (conversation.drafts().putIfAbsent(key, draft) != null) {
                    source.sink().problem(where, "the message \"" + key + "\" stands there twice");
                    conversation.drafts().put(key + "~" + where, draft);
                }
            }
            draft.id = draft.id.isEmpty() ? key : draft.id;
            conversation.holds(draft);
        }
    }

    private void node(Draft draft) throws IOException {
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "parent" -> draft.parent = json.string();
                case "message" -> {
                    if (json.isObject()) {
                        message(draft);
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void message(Draft draft) throws IOException {
        Signs signs = new Signs();
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "id" -> draft.id = json.string();
                case "author" -> author(draft, signs);
                case "create_time" -> draft.time = json.epochSeconds();
                case "content" -> content(draft, signs);
                case "recipient" -> signs.recipient = json.string();
                case "metadata" -> metadata(signs);
                default -> json.skip();
            }
        }
        draft.speaker = speaker(signs);
    }

    private void author(Draft draft, Signs signs) throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "role" -> signs.role = json.string();
                case "name" -> draft.name = json.string();
                default -> json.skip();
            }
        }
    }

    private void metadata(Signs signs) throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "is_user_system_message", "is_visually_hidden_from_conversation" ->
                        signs.hidden |= json.isTrue();
                default -> json.skip();
            }
        }
    }

    private void content(Draft draft, Signs signs) throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        Pieces pieces = new Pieces("\n\n");
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "content_type" -> signs.contentType = json.string();
                case "parts", "thoughts" -> parts(pieces);
                case "text", "result", "content", "user_profile", "user_instructions" ->
                        piece(pieces);
                default -> json.skip();
            }
        }
        pieces.into(draft);
    }

    /** Strings, and objects (pictures, sound, thoughts) of which the text is taken. */
    private void parts(Pieces pieces) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            if (!json.isObject()) {
                piece(pieces);
                continue;
            }
            for (String field; (field = json.nextField()) != null; ) {
                switch (field) {
                    case "text", "content" -> piece(pieces);
                    default -> json.skip();
                }
            }
        }
    }

    private void piece(Pieces pieces) throws IOException {
        if (json.isString()) {
            pieces.add(json);
        } else {
            json.skip();
        }
    }

    private static Speaker speaker(Signs signs) {
        boolean said =
                !signs.hidden
                        && (signs.recipient.isEmpty() || signs.recipient.equals(EVERYBODY))
                        && (signs.contentType.equals("text")
                                || signs.contentType.equals("multimodal_text"));
        if (!said) {
            return Speaker.PRODUCT;
        }
        return switch (signs.role) {
            case "user" -> Speaker.AUTHOR;
            case "assistant" -> Speaker.ASSISTANT;
            default -> Speaker.PRODUCT;
        };
    }
}
