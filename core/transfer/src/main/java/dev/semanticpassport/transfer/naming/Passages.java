package dev.semanticpassport.transfer.naming;

import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages that quotes stand in, and what stands around a quote. */
public final class Passages {

    /** Without messages: quotes stand alone. */
    public static final Passages NONE = new Passages(List.of());

    /** In code points. */
    private static final int LONGEST = 1_000;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s)\\s*");

    private final Map<Key, Message> messages = new HashMap<>();

    private record Key(String conversation, String message) {}

    /**
     * @param messages of any conversations; one that is there twice counts once
     */
    public Passages(List<Message> messages) {
        for (Message message : messages) {
            this.messages.putIfAbsent(new Key(message.conversation(), message.id()), message);
        }
    }

    /** The paragraph or list item that a quote stands in; the quote alone without its message. */
    public String around(Quote quote) {
        return PlainText.shortened(PlainText.of(line(quote)), LONGEST);
    }

    /**
     * The sentence that a quote stands in, without marks of Markdown; the quote alone without its
     * message, and where it stands in a table, whose rows are no sentences.
     */
    public String sentence(Quote quote) {
        String said = PlainText.fromFirstWord(PlainText.of(quote.text()));
        String raw = line(quote);
        // Cut after the marks are out: a mark that is opened in one sentence may end in another.
        String text = PlainText.fromFirstWord(PlainText.of(raw));
        int first = text.indexOf(said);
        if (first < 0 || raw.strip().startsWith("|")) {
            return said;
        }
        int from = 0;
        int to = text.length();
        Matcher end = SENTENCE_END.matcher(text);
        while (end.find()) {
            if (end.end() <= first) {
                from = end.end();
            } else if (end.start() + 1 >= first + said.length()) {
                to = Math.min(to, end.start() + 1);
            }
        }
        return text.substring(from, to);
    }

    /** The line that a quote stands in. */
    private String line(Quote quote) {
        Optional<Message> message = message(quote);
        if (message.isPresent()) {
            String text = message.get().text();
            int first = (int) Math.min(quote.place().first(), text.length());
            int end = (int) Math.min(quote.place().end(), text.length());
            // A quote that is not where it says belongs to another reading of the message.
            if (text.substring(first, end).equals(quote.text())) {
                int from = text.lastIndexOf('\n', Math.max(0, first - 1)) + 1;
                int start = Math.min(from, first);
                int to = text.indexOf('\n', end);
                return text.substring(start, to < 0 ? text.length() : to);
            }
        }
        return quote.text();
    }

    /** What the author had asked when an assistant said this. */
    public Optional<String> askedBefore(Quote quote) {
        return message(quote)
                .filter(message -> message.speaker() == Speaker.ASSISTANT)
                .flatMap(message -> Optional.ofNullable(message.parent()))
                .flatMap(parent ->
                        Optional.ofNullable(messages.get(new Key(quote.conversation(), parent))))
                .filter(asked -> asked.speaker() == Speaker.AUTHOR)
                .map(asked -> PlainText.shortened(PlainText.of(asked.text()), LONGEST))
                .filter(text -> !text.isBlank());
    }

    private Optional<Message> message(Quote quote) {
        return Optional.ofNullable(messages.get(new Key(quote.conversation(), quote.message())));
    }
}
