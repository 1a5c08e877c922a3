package dev.semanticpassport.recognition.relating;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tree of models, drawn from how like their answers are. It has no root, and proves no descent.
 */
public sealed interface FamilyTree {

    /** A model. */
    record Leaf(String name) implements FamilyTree {}

    /** A place where branches meet. */
    record Fork(List<Branch> branches) implements FamilyTree {
        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A part of the tree, and how far it is.
     *
     * @param length in the measure of the distances that it was drawn from, 0 at least
     */
    record Branch(FamilyTree tree, double length) {}

    /**
     * In the Newick format, with every name quoted, lengths to six digits, and a last semicolon.
     */
    default String newick() {
        return text() + ";";
    }

    /** Drawn for people, a branch a line with its length; no last line break. */
    default String drawn() {
        StringBuilder drawn = new StringBuilder();
        switch (this) {
            case Leaf(String name) -> drawn.append(name);
            case Fork fork -> draw(fork, "", drawn);
        }
        return drawn.toString().stripTrailing();
    }

    private static void draw(Fork fork, String before, StringBuilder drawn) {
        for (int i = 0; i < fork.branches().size(); i++) {
            Branch branch = fork.branches().get(i);
            boolean last = i == fork.branches().size() - 1;
            drawn.append(before).append(last ? "└─ " : "├─ ");
            drawn.append(String.format(Locale.ROOT, "%.3f", branch.length()));
            switch (branch.tree()) {
                case Leaf(String name) -> drawn.append(' ').append(name).append('\n');
                case Fork deeper -> {
                    drawn.append('\n');
                    draw(deeper, before + (last ? "   " : "│  "), drawn);
                }
            }
        }
    }

    private String text() {
        return switch (this) {
            case Leaf(String name) -> "'" + name.replace("'", "''") + "'";
            case Fork(List<Branch> branches) ->
                    branches.stream()
                            .map(branch ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s:%.6f",
                                            branch.tree().text(),
                                            branch.length()))
                            .collect(Collectors.joining(",", "(", ")"));
        };
    }
}
