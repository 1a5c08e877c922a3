package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.transfer.naming.PlainText;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages that quotes stand in, and what stands around a quote. */
final class Passages {

    /** In code points. */
    private static final int LONGEST = 1_000;

    private final Map<Key, Message> messages = new HashMap<>();

    private record Key(String conversation, String message) {}

    Passages(List<Message> messages) {
        for (Message message : messages) {
            this.messages.putIfAbsent(new Key(message.conversation(), message.id()), message);
        }
    }

    /** The paragraph or list item that a quote stands in; the quote alone without its message. */
    String around(Quote quote) {
        String passage = quote.text();
        Optional<Message> message = message(quote);
        if (message.isPresent()) {
            String text = message.get().text();
            int first = (int) Math.min(quote.place().first(), text.length());
            int end = (int) Math.min(quote.place().end(), text.length());
            // A quote that is not where it says belongs to another reading of the message.
            if (text.substring(first, end).equals(quote.text())) {
                int from = text.lastIndexOf('\n', Math.max(0, first - 1)) + 1;
                int to = text.indexOf('\n', end);
                passage = text.substring(Math.min(from, first), to < 0 ? text.length() : to);
            }
        }
        return PlainText.shortened(PlainText.of(passage), LONGEST);
    }

    /** What the author had asked when an assistant said this. */
    Optional<String> askedBefore(Quote quote) {
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
