package dev.semanticpassport.passport.tree;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tree as an indented list, for people: each line an idea's label and id. */
public final class TreeOutline {
    private TreeOutline() {}

    /**
     * An idea with several broader ones stands under each; below the first alone it is unfolded.
     */
    public static String of(MeaningTree tree) {
        Map<IdeaId, List<Idea>> narrower = new HashMap<>();
        tree.ideas().forEach(idea -> narrower.put(idea.id(), tree.narrower(idea.id())));
        StringBuilder text = new StringBuilder();
        Set<IdeaId> unfolded = new HashSet<>();
        Deque<Line> open = new ArrayDeque<>();
        tree.tops().reversed().forEach(idea -> open.push(new Line(idea, 0)));
        while (!open.isEmpty()) {
            Line line = open.pop();
            boolean first = unfolded.add(line.idea().id());
            text.append("  ".repeat(line.depth()))
                    .append("- ")
                    .append(line.idea().label().text())
                    .append("  [")
                    .append(line.idea().id())
                    .append("]\n");
            if (first) {
                narrower.getOrDefault(line.idea().id(), List.of())
                        .reversed()
                        .forEach(idea -> open.push(new Line(idea, line.depth() + 1)));
            }
        }
        return text.toString();
    }

    private record Line(Idea idea, int depth) {}
}
