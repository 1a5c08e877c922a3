package dev.semanticpassport.meaning.outline;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A tree as indented lines, the way a person would draw it. */
public final class Outline {
    private static final int DEEPEST = 60;

    private final MeaningTree tree;
    private final StringBuilder text = new StringBuilder();
    private final Map<IdeaId, List<Idea>> narrower = new HashMap<>();
    private final Map<IdeaId, Idea> byId = new HashMap<>();
    private final Set<IdeaId> shown = new HashSet<>();

    private Outline(MeaningTree tree) {
        this.tree = tree;
        for (Idea idea : tree.ideas()) {
            byId.put(idea.id(), idea);
            for (IdeaId above : idea.broader()) {
                narrower.computeIfAbsent(above, _ -> new ArrayList<>()).add(idea);
            }
        }
    }

    /**
     * One idea on each line: id, label, whose it is, its share of the writing, definition; below it
     * its properties and bindings. An idea with several broader ones is written out under the
     * first, and only named under the others. Rejected ideas stand at the end.
     */
    public static String of(MeaningTree tree) {
        return new Outline(tree).write();
    }

    private String write() {
        for (Idea idea : tree.tops()) {
            if (idea.standing() != Standing.REJECTED) {
                idea(idea, 0);
            }
        }
        for (Structure structure : tree.structures()) {
            structure(structure);
        }
        List<Idea> rejected =
                tree.ideas().stream().filter(idea -> idea.standing() == Standing.REJECTED).toList();
        if (!rejected.isEmpty()) {
            text.append("rejected:\n");
            rejected.forEach(idea ->
                    text.append("  ")
                            .append(idea.label().text())
                            .append("  [")
                            .append(idea.id())
                            .append("]\n"));
        }
        return text.toString();
    }

    private void idea(Idea idea, int depth) {
        String indent = "  ".repeat(Math.min(depth, DEEPEST));
        text.append(indent).append("- ").append(idea.label().text());
        if (!shown.add(idea.id())) {
            text.append("  (see above)\n");
            return;
        }
        text.append("  [")
                .append(idea.id())
                .append(' ')
                .append(idea.holding().name().toLowerCase(Locale.ROOT))
                .append(String.format(Locale.ROOT, " %.1f %%", idea.weight() * 100))
                .append(idea.standing() == Standing.PRIVATE ? " private" : "")
                .append("]\n");
        idea.definition()
                .ifPresent(definition ->
                        text.append(indent)
                                .append("    = ")
                                .append(definition.text())
                                .append('\n'));
        for (Aspect aspect : idea.aspects()) {
            text.append(indent)
                    .append("    · ")
                    .append(aspect.name())
                    .append(": ")
                    .append(aspect.value())
                    .append('\n');
        }
        for (Binding binding : idea.bindings()) {
            text.append(indent).append("    @ ").append(binding(binding)).append('\n');
        }
        if (!idea.related().isEmpty()) {
            text.append(indent)
                    .append("    ~ ")
                    .append(
                            idea.related().stream()
                                    .map(id ->
                                            byId.containsKey(id)
                                                    ? byId.get(id).label().text()
                                                    : id.text())
                                    .collect(Collectors.joining("; ")))
                    .append('\n');
        }
        if (depth < DEEPEST) {
            for (Idea below : narrower.getOrDefault(idea.id(), List.of())) {
                if (below.standing() != Standing.REJECTED) {
                    idea(below, depth + 1);
                }
            }
        }
    }

    private static String binding(Binding binding) {
        String layers =
                binding.layers().isEmpty()
                        ? ""
                        : "layer "
                                + binding.layers().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "));
        String modules = String.join(", ", binding.modules());
        return layers.isEmpty() || modules.isEmpty() ? layers + modules : layers + ": " + modules;
    }

    private void structure(Structure structure) {
        Idea about = byId.get(structure.about());
        text.append("table of ")
                .append(about == null ? structure.about().text() : about.label().text())
                .append(": ")
                .append(String.join(" | ", structure.columns()))
                .append('\n');
        for (Structure.Row row : structure.rows()) {
            text.append("  ")
                    .append(String.join(" | ", row.cells()))
                    .append(
                            row.idea()
                                    .map(byId::get)
                                    .map(idea -> "  → " + idea.label().text())
                                    .orElse(""))
                    .append('\n');
        }
    }
}
