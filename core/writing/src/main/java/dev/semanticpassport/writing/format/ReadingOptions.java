package dev.semanticpassport.writing.format;

import java.time.ZoneId;
import java.util.Set;

/**
 * What an import is told beforehand.
 *
 * @param authors names under which the author writes in chats of several
 * @param zone of times that name none
 * @param bounds of memory
 */
public record ReadingOptions(Set<String> authors, ZoneId zone, Bounds bounds) {
    public ReadingOptions {
        authors = Set.copyOf(authors);
    }
}
