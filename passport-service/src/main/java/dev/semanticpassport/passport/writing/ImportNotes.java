package dev.semanticpassport.passport.writing;

import java.util.List;

/**
 * What an import was told and found, with names of files: the author's own, kept sealed.
 *
 * @param file its name, as the author sent it
 * @param authors how the sources name the author, none where nobody said
 * @param zone of times that name none
 * @param problems what could not be read, the first {@value #MOST}
 * @param repairs what was put right, the first {@value #MOST}
 */
public record ImportNotes(
        String file, List<String> authors, String zone, List<Note> problems, List<Note> repairs) {

    /** The most problems, and the most repairs, that are kept; further ones are counted. */
    public static final int MOST = 1000;

    public ImportNotes {
        authors = List.copyOf(authors);
        problems = List.copyOf(problems);
        repairs = List.copyOf(repairs);
    }

    /** Hides itself in text: names of files are the author's. */
    @Override
    public String toString() {
        return "ImportNotes[" + problems.size() + " problems, " + repairs.size() + " repairs]";
    }

    /**
     * Something found in one place.
     *
     * @param file within an archive after its name and {@code !/}
     * @param place where in it, in words
     * @param what was found; never what is written there
     */
    public record Note(String file, String place, String what) {}
}
