package dev.semanticpassport.writing.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One conversation of a JSON export, held as a whole because its order may only come at its end.
 */
final class Conversation {
    String id = "";
    String title = "";

    /** The key of the last message of the current path; empty where the export names none. */
    String current = "";

    /** Where it begins, for people. */
    final String where;

    private final int bound;
    private int characters;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** It is longer than may be held. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Conversation(String where, int boundCharacters) {
        this.where = where;
        this.bound = boundCharacters;
    }

    /** By the key under which others name it as their parent; in the order of the file. */
    Map<String, Draft> drafts() {
        return drafts;
    }

    /**
     * Counts what is held.
     *
     * @throws TooLong above the bound
     */
    void holds(Draft draft) {
        // what an object costs beside its text
        characters += 200 + draft.text.length();
        for (Draft extra : draft.extras) {
            characters += 200 + extra.text.length();
        }
        if (characters > bound) {
            throw new TooLong();
        }
    }
}
