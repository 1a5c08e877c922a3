package dev.semanticpassport.writing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message, note or document, as it was written.
 *
 * @param source the file it stands in: its path within what was imported, with '/', and within an
 *     archive {@code archive.zip!/path}
 * @param conversation id of its conversation, unique within an import; a note's is its source
 * @param title of the conversation, empty where it has none
 * @param id unique within its conversation: the product's own (a UID) where there is one, else
 *     derived from its place
 * @param parent id of the message that it answers or follows, null for the first
 * @param branch empty on the conversation's current path, else the id of the first message that
 *     left it
 * @param speaker who said it
 * @param name of who said it, as the source gives it; empty where it gives none
 * @param time when it was written, null where the source does not say
 * @param place where its text stands in the decoded source
 * @param text Markdown or plain text, without the product's own marks (callouts, quote prefixes,
 *     UID comments); line ends are {@code \n}
 */
public record Message(
        String source,
        String conversation,
        String title,
        String id,
        @Nullable String parent,
        String branch,
        Speaker speaker,
        String name,
        @Nullable Instant time,
        CharacterRange place,
        String text) {}
