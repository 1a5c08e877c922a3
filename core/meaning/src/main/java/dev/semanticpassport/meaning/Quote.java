package dev.semanticpassport.meaning;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;

/**
 * Words of a message, exactly as they stand there.
 *
 * @param source the message's file
 * @param conversation the message's conversation
 * @param message the message's id (UID)
 * @param speaker who said it
 * @param place where it stands in the message's text
 * @param text equal to the message's text at that place
 */
public record Quote(
        String source,
        String conversation,
        String message,
        Speaker speaker,
        CharacterRange place,
        String text) {
    public Quote {
        if (place.length() != text.length()) {
            throw new IllegalArgumentException(
                    "a quote of " + text.length() + " characters at a place of " + place.length());
        }
    }
}
