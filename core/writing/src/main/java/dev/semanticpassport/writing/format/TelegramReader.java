package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonToken;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Telegram Desktop's result.json, one chat or a whole account, message by message. The author
 * is whoever was named beforehand; else the account's owner, where the export tells; else, in a
 * personal chat, the one who is not the other. What was forwarded is its first writer's.
 */
final class TelegramReader {
    private static final int NAMES_LISTED = 10;

    /** Ids further from the first than this are not remembered, so that memory stays bounded. */
    private static final long REMEMBERED = 1L << 26;

    private final Source source;
    private final JsonText json;
    private String owner = "";
    private boolean authorFound;
    private int messages;
    private final Set<String> names = new LinkedHashSet<>();

    /** The chat that is being read. */
    private static final class Chat {
        private String id = "";
        private String name = "";
        private String type = "";
        private @Nullable String previous;
        private long firstId = -1;
        private final BitSet handedOut = new BitSet();

        boolean remembers(String id) {
            long place = place(id);
            return place >= 0 && handedOut.get((int) place);
        }

        void remember(String id) {
            firstId = firstId < 0 ? number(id) : firstId;
            long place = place(id);
            if (place >= 0) {
                handedOut.set((int) place);
            }
        }

        private long place(String id) {
            long place = number(id) - firstId;
            return firstId < 0 || place < 0 || place >= REMEMBERED ? -1 : place;
        }

        private static long number(String id) {
            try {
                return Long.parseLong(id);
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }

    /** The fields of one message. */
    private static final class Post {
        private String id = "";
        private String type = "";
        private String fromId = "";
        private String date = "";
        private String replyTo = "";
        private String forwardedFrom = "";
        private String action = "";
        private final Draft draft = new Draft();
        private final Pieces actionText = new Pieces("");
    }

    private TelegramReader(Source source, JsonText json) {
        this.source = source;
        this.json = json;
    }

    static void read(Source source, JsonText json) throws IOException {
        TelegramReader reader = new TelegramReader(source, json);
        reader.json.next();
        try {
            reader.account();
        } finally {
            reader.tellWhoIsMissing();
        }
        if (reader.messages == 0) {
            source.sink().problem("", "there is no message with text in it");
        }
    }

    private void tellWhoIsMissing() {
        if (!authorFound && messages > 0) {
            source.sink()
                    .problem(
                            "",
                            "no message in it is known to be the author's: the export does not tell"
                                    + " whose it is, or the author's name is none of those given."
                                    + " Name the author; the names in it are "
                                    + String.join(", ", names));
        }
    }

    /**
     * A chat's own fields and an account's stand at the same level, in files of one or the other.
     */
    private void account() throws IOException {
        Chat chat = new Chat();
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "personal_information" -> personalInformation();
                case "chats", "left_chats" -> list();
                default -> chatField(chat, field);
            }
        }
    }

    private void personalInformation() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "user_id" -> owner = "user" + json.string();
                default -> json.skip();
            }
        }
    }

    private void list() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        for (String field; (field = json.nextField()) != null; ) {
            if (!field.equals("list") || !json.isArray()) {
                json.skip();
                continue;
            }
            while (json.next() != JsonToken.END_ARRAY) {
                if (json.isObject()) {
                    Chat chat = new Chat();
                    for (String inner; (inner = json.nextField()) != null; ) {
                        chatField(chat, inner);
                    }
                } else {
                    json.skip();
                }
            }
        }
    }

    private void chatField(Chat chat, String field) throws IOException {
        switch (field) {
            case "id" -> chat.id = json.string();
            case "name" -> chat.name = json.string();
            case "type" -> chat.type = json.string();
            case "messages" -> messages(chat);
            default -> json.skip();
        }
    }

    private void messages(Chat chat) throws IOException {
        if (!json.isArray()) {
            source.sink().problem(json.where(), "\"messages\" is no array; it is left out");
            json.skip();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            if (!json.isObject()) {
                json.skip();
                continue;
            }
            Post post = new Post();
            try {
                fields(post);
            } finally {
                // of a cut file, a message whose text was read still counts
                handOut(chat, post);
            }
        }
    }

    private void fields(Post post) throws IOException {
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "id" -> post.id = json.string();
                case "type" -> post.type = json.string();
                case "from", "actor" -> post.draft.name = json.string();
                case "from_id", "actor_id" -> post.fromId = json.string();
                case "date_unixtime" -> post.draft.time = json.epochSeconds();
                case "date" -> post.date = json.string();
                case "reply_to_message_id" -> post.replyTo = json.string();
                case "forwarded_from" -> {
                    String from = json.string();
                    post.forwardedFrom = from.isEmpty() ? "?" : from;
                }
                case "action" -> {
                    CharacterRange place = json.isString() ? json.place() : post.draft.place;
                    post.action = json.string();
                    post.actionText.add(post.action, place);
                }
                case "text" -> text(post.draft);
                default -> json.skip();
            }
        }
    }

    /** A string, or an array of strings and of objects that say how a stretch is set. */
    private void text(Draft draft) throws IOException {
        Pieces pieces = new Pieces("");
        if (!json.isArray()) {
            piece(pieces);
        } else {
            while (json.next() != JsonToken.END_ARRAY) {
                if (json.isObject()) {
                    entity(pieces);
                } else {
                    piece(pieces);
                }
            }
        }
        pieces.into(draft);
    }

    private void entity(Pieces pieces) throws IOException {
        String type = "";
        String address = "";
        Pieces inner = new Pieces("");
        for (String field; (field = json.nextField()) != null; ) {
            switch (field) {
                case "type" -> type = json.string();
                case "href" -> address = json.string();
                case "text" -> piece(inner);
                default -> json.skip();
            }
        }
        Draft stretch = new Draft();
        inner.into(stretch);
        if (!stretch.text.isEmpty()) {
            pieces.add(marked(type, stretch.text, address), stretch.place);
        }
    }

    /** As Markdown, since emphasis and code mean something; blanks stay outside of the marks. */
    private static String marked(String type, String text, String address) {
        String mark =
                switch (type) {
                    case "bold" -> "**";
                    case "italic" -> "*";
                    case "code" -> "`";
                    default -> "";
                };
        if (type.equals("pre")) {
            return "\n```\n" + text + "\n```\n";
        }
        if (type.equals("text_link") && !address.isEmpty()) {
            return "[" + text + "](" + address + ")";
        }
        String core = text.strip();
        if (mark.isEmpty() || core.isEmpty() || core.indexOf('\n') >= 0) {
            return text;
        }
        int begin = text.indexOf(core);
        return text.substring(0, begin)
                + mark
                + core
                + mark
                + text.substring(begin + core.length());
    }

    private void piece(Pieces pieces) throws IOException {
        if (json.isString()) {
            pieces.add(json);
        } else {
            json.skip();
        }
    }

    private void handOut(Chat chat, Post post) {
        Draft draft = post.draft;
        if (post.type.equals("service")) {
            post.actionText.into(draft);
        }
        if (!draft.hasText()) {
            return;
        }
        if (draft.time == null && !post.date.isEmpty()) {
            draft.time = LocalTimes.iso(post.date, source.options().zone());
        }
        messages++;
        String id = post.id.isEmpty() ? "@" + draft.place.first() : post.id;
        boolean answers = !post.replyTo.isEmpty() && chat.remembers(post.replyTo);
        Speaker speaker = speaker(chat, post);
        source.sink()
                .accept(
                        new Message(
                                source.file(),
                                chat.id.isEmpty() ? source.file() : chat.id,
                                chat.name,
                                id,
                                answers ? post.replyTo : chat.previous,
                                "",
                                speaker,
                                post.forwardedFrom.isEmpty() ? draft.name : post.forwardedFrom,
                                draft.time,
                                draft.place,
                                draft.text));
        chat.remember(id);
        chat.previous = id;
    }

    private Speaker speaker(Chat chat, Post post) {
        if (post.type.equals("service")) {
            return Speaker.PRODUCT;
        }
        if (names.size() < NAMES_LISTED && !post.draft.name.isEmpty()) {
            names.add(post.draft.name);
        }
        boolean author = isAuthor(chat, post);
        authorFound |= author;
        if (author && post.forwardedFrom.isEmpty()) {
            return Speaker.AUTHOR;
        }
        return chat.type.equals("bot_chat") && post.forwardedFrom.isEmpty()
                ? Speaker.PRODUCT
                : Speaker.OTHER;
    }

    private boolean isAuthor(Chat chat, Post post) {
        if (!source.options().authors().isEmpty()) {
            return source.options().authors().contains(post.draft.name);
        }
        if (!owner.isEmpty()) {
            return post.fromId.equals(owner);
        }
        return switch (chat.type) {
            case "saved_messages" -> true;
            // there, the chat's id is the other's
            case "personal_chat" ->
                    !post.fromId.isEmpty()
                            && !chat.id.isEmpty()
                            && !post.fromId.equals("user" + chat.id);
            default -> false;
        };
    }
}
