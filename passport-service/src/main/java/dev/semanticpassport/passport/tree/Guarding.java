package dev.semanticpassport.passport.tree;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is private now was not always, and may be gone from the newest tree: whoever looks at any
 * revision must not read it all the same.
 */
public final class Guarding {
    private Guarding() {}

    /**
     * The tree with the private ideas of others in it: those that it has are private here too, and
     * those that it lacks stand in it without a link, so that whatever tells of them is left out.
     *
     * @param others trees of the same author, with all edits so far
     */
    public static MeaningTree guard(MeaningTree tree, List<MeaningTree> others) {
        Map<IdeaId, Idea> hidden = new LinkedHashMap<>();
        others.stream()
                .flatMap(other -> other.ideas().stream())
                .filter(idea -> idea.standing() == Standing.PRIVATE)
                .forEach(idea -> hidden.putIfAbsent(idea.id(), idea));
        List<Idea> own =
                tree.ideas().stream()
                        .map(idea ->
                                hidden.containsKey(idea.id())
                                        ? hidden(idea, idea.broader(), idea.related())
                                        : idea)
                        .toList();
        Stream<Idea> gone =
                hidden.values().stream()
                        .filter(idea -> tree.idea(idea.id()).isEmpty())
                        .map(idea -> hidden(idea, List.of(), List.of()));
        return new MeaningTree(Stream.concat(own.stream(), gone).toList(), tree.structures());
    }

    private static Idea hidden(Idea idea, List<IdeaId> broader, List<IdeaId> related) {
        return new Idea(
                idea.id(),
                idea.label(),
                idea.definition(),
                idea.quotes(),
                broader,
                related,
                idea.weight(),
                idea.holding(),
                Standing.PRIVATE,
                idea.aspects(),
                idea.bindings(),
                idea.vocabulary());
    }
}
