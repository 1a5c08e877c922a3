package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.writing.Message;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writing and the hierarchy that it was written after.
 *
 * @param messages without any mark of the hierarchy
 * @param ideas of the truth; a parent stands before its children
 */
record KnownWriting(String name, List<Message> messages, List<Planted> ideas) {
    KnownWriting {
        messages = List.copyOf(messages);
        ideas = List.copyOf(ideas);
    }

    /**
     * One idea of the truth.
     *
     * @param parent its number in the list
     * @param names stems that it is called by: its heading's, or its main word and the synonym
     * @param words its own, as stems, at most {@link Matching#WORDS}, most telling first
     */
    record Planted(String name, OptionalInt parent, List<String> names, List<String> words) {
        Planted {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }
    }
}
