package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads Claude's conversations.json. What a message says are its text blocks. Its thoughts and its
 * tools' calls and answers are the product's, save for the documents that it made (artifacts),
 * which are the assistant's. What was handed in with it is the author's where it was pasted without
 * a file name, and somebody else's where it has one.
 */
final class ClaudeReader extends ConversationsReader {
    /** The parent of a conversation's first message. */
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    /** One content block. */
    private static final class Block {
        private String type = "";
        private String name = "";
        private final Pieces text = new Pieces("\n\n");
        private final Pieces document = new Pieces("\n\n");
    }

    private ClaudeReader(Source source, JsonText json) {
        super(source, json);
    }

    static void read(Source source, JsonText json) throws IOException {
        new ClaudeReader(source, json).read();
    }

    @Override
    void fields(Conversation conversation) throws IOException {
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "uuid" -> conversation.id = json.string();
                case "name" -> conversation.title = json.string();
                case "current_leaf_message_uuid" -> conversation.current = json.string();
                case "chat_messages" -> messages(conversation);
                default -> json.skip();
            }
        }
    }

    private void messages(Conversation conversation) throws IOException {
        if (!json.isArray()) {
            source.sink().problem(json.where(), "\"chat_messages\" is no array; it is left out");
            json.skip();
            return;
        }
        String previous = "";
        for (JsonToken token; (token = json.next()) != JsonToken.END_ARRAY; ) {
            if (token != JsonToken.START_OBJECT) {
                json.skip();
                continue;
            }
            Draft draft = new Draft();
            String where = json.where();
            try {
                message(draft);
            } finally {
                String key = draft.id.isEmpty() ? where : draft.id;
                draft.id = draft.id.isEmpty() ? "@" + where.replaceAll("\\D", "") : draft.id;
                if (draft.parent.isEmpty()) {
                    draft.parent = previous;
                } else if (draft.parent.equals(NOBODY)) {
                    draft.parent = "";
                }
                if (conversation.drafts().putIfAbsent(key, draft) != null) {
                    source.sink().problem(where, "the message \"" + key + "\" stands there twice");
                    key = key + "~" + where;
                    conversation.drafts().put(key, draft);
                }
                previous = key;
            }
            conversation.holds(draft);
        }
    }

    private void message(Draft draft) throws IOException {
        Pieces whole = new Pieces("");
        Pieces said = new Pieces("\n\n");
        List<Block> others = new ArrayList<>();
        List<Draft> attachments = new ArrayList<>();
        try {
            for (String field; (field = json.nextField()) != null; ) {
                switch (field) {
                    case "uuid" -> draft.id = json.string();
                    case "parent_message_uuid" -> draft.parent = json.string();
                    case "created_at" ->
                            draft.time = LocalTimes.iso(json.string(), source.options().zone());
                    case "sender" -> draft.speaker = speaker(json.string());
                    case "text" -> piece(whole);
                    case "content" -> content(said, others);
                    case "attachments" -> attachments(attachments);
                    default -> json.skip();
                }
            }
        } finally {
            (said.isEmpty() ? whole : said).into(draft);
            extras(draft, others, attachments);
        }
    }

    private static Speaker speaker(String sender) {
        return switch (sender) {
            case "human" -> Speaker.AUTHOR;
            case "assistant" -> Speaker.ASSISTANT;
            default -> Speaker.PRODUCT;
        };
    }

    private static void extras(Draft draft, List<Block> others, List<Draft> attachments) {
        for (int i = 0; i < others.size(); i++) {
            Block block = others.get(i);
            Draft extra = new Draft();
            boolean document = !block.document.isEmpty();
            (document ? block.document : block.text).into(extra);
            extra.id = draft.id + "#" + block.type + "-" + (i + 1);
            extra.name = block.name;
            extra.time = draft.time;
            extra.speaker = document ? Speaker.ASSISTANT : Speaker.PRODUCT;
            draft.extras.add(extra);
        }
        for (int i = 0; i < attachments.size(); i++) {
            Draft extra = attachments.get(i);
            extra.id = draft.id + "#attachment-" + (i + 1);
            extra.time = draft.time;
            draft.extras.add(extra);
        }
    }

    private void content(Pieces said, List<Block> others) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            if (!json.isObject()) {
                json.skip();
                continue;
            }
            Block block = new Block();
            block(block);
            if (block.type.equals("text")) {
                Draft text = new Draft();
                block.text.into(text);
                said.add(text.text, text.place);
            } else {
                others.add(block);
            }
        }
    }

    private void block(Block block) throws IOException {
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "type" -> block.type = json.string();
                case "name" -> block.name = json.string();
                case "text", "thinking" -> piece(block.text);
                case "input" -> input(block);
                case "content" -> answers(block.text);
                default -> json.skip();
            }
        }
    }

    /** What a tool was called with: as JSON, but a document that it was to make as its text. */
    private void input(Block block) throws IOException {
        if (!json.isObject()) {
            piece(block.text);
            return;
        }
        long first = json.parser().currentTokenLocation().getCharOffset();
        boolean document = block.name.equals("artifacts") || block.name.equals("create_file");
        StringWriter copy = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(copy)) {
            generator.writeStartObject();
            for (String field; (field = json.nextField()) != null; ) {
                if (document && json.isString() && isDocument(field)) {
                    block.document.add(json);
                }
                generator.writeFieldName(field);
                generator.copyCurrentStructure(json.parser());
                generator.flush();
                if (copy.getBuffer().length() > source.bounds().messageCharacters()) {
                    throw new Conversation.TooLong();
                }
            }
            generator.writeEndObject();
        }
        long end = json.parser().currentLocation().getCharOffset();
        block.text.add(copy.toString(), new CharacterRange(first, Math.max(first, end)));
    }

    private static boolean isDocument(String field) {
        return field.equals("content") || field.equals("file_text") || field.equals("new_str");
    }

    private void answers(Pieces pieces) throws IOException {
        if (!json.isArray()) {
            piece(pieces);
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            if (!json.isObject()) {
                json.skip();
                continue;
            }
            for (String field; (field = json.nextField()) != null; ) {
                switch (field) {
                    case "text" -> piece(pieces);
                    default -> json.skip();
                }
            }
        }
    }

    private void attachments(List<Draft> attachments) throws IOException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            if (!json.isObject()) {
                json.skip();
                continue;
            }
            Draft attachment = new Draft();
            Pieces text = new Pieces("");
            for (String field; (field = json.nextField()) != null; ) {
                switch (field) {
                    case "file_name" -> attachment.name = json.string();
                    case "extracted_content" -> piece(text);
                    default -> json.skip();
                }
            }
            text.into(attachment);
            String file = attachment.name.toLowerCase(Locale.ROOT);
            boolean pasted = file.isEmpty() || file.equals("paste.txt");
            attachment.speaker = pasted ? Speaker.AUTHOR : Speaker.OTHER;
            attachments.add(attachment);
        }
    }

    private void piece(Pieces pieces) throws IOException {
        if (json.isString()) {
            pieces.add(json);
        } else {
            json.skip();
        }
    }
}
