package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.format.Bounds;
import dev.semanticpassport.writing.format.ReadingOptions;
import java.time.ZoneId;
import java.util.Set;

/**
 * What an import is told beforehand.
 *
 * @param reading of each file
 * @param archives bounds of what they unpack to
 */
public record ImportOptions(ReadingOptions reading, ArchiveBounds archives) {

    /**
     * With the usual bounds.
     *
     * @param authors names under which the author writes in chats of several
     * @param zone of times that name none
     */
    public static ImportOptions of(Set<String> authors, ZoneId zone) {
        return new ImportOptions(
                new ReadingOptions(authors, zone, Bounds.USUAL), ArchiveBounds.USUAL);
    }
}
