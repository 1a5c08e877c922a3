package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.training.BaseFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sorts ideas into passes by the layers and modules that they are bound to. */
final class Passing {

    private Passing() {}

    /** Where ideas are bound, as PEFT names it. */
    private record Group(List<Integer> layers, List<String> modules) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return Comparator.comparing((Group group) -> group.layers().toString())
                    .thenComparing(group -> group.modules().toString())
                    .compare(this, other);
        }
    }

    /**
     * The passes in their order; none is without rows.
     *
     * @param further rows of no idea, which the first pass trains
     * @throws IllegalArgumentException when an idea is bound to a layer or module that the base
     *     lacks; it names the idea by its id
     */
    static List<Pass> passes(
            TransferMap map, List<TrainingRow> further, BaseFacts base, AdapterLayout layout) {
        Map<Group, List<IdeaTransfer>> groups = new TreeMap<>();
        TreeSet<Integer> bound = new TreeSet<>();
        List<IdeaTransfer> unbound = new ArrayList<>();
        for (IdeaTransfer idea : map.ideas()) {
            if (idea.imprint().isEmpty()) {
                unbound.add(idea);
            } else {
                Group group = group(idea.imprint().get(), map.layersFrom(), base);
                bound.addAll(group.layers());
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(idea);
            }
        }
        return switch (layout) {
            case ONE -> {
                List<Integer> doubled =
                        bound.size() < base.layers() ? List.copyOf(bound) : List.of();
                yield List.of(
                        pass(
                                "all",
                                new Group(List.of(), base.modules()),
                                doubled,
                                map.ideas(),
                                further));
            }
            case BY_LAYERS -> {
                List<Pass> passes = new ArrayList<>();
                passes.add(
                        pass(
                                "1-unbound",
                                new Group(List.of(), base.modules()),
                                List.of(),
                                unbound,
                                further));
                groups.forEach((group, ideas) ->
                        passes.add(
                                pass(
                                        (passes.size() + 1) + "-layers-" + joined(group.layers()),
                                        group,
                                        List.of(),
                                        ideas,
                                        List.of())));
                yield passes.stream().filter(pass -> !pass.rows().isEmpty()).toList();
            }
        };
    }

    private static String joined(Collection<Integer> layers) {
        return String.join("-", layers.stream().map(String::valueOf).toList());
    }

    private static Pass pass(
            String name,
            Group group,
            List<Integer> doubled,
            List<IdeaTransfer> ideas,
            List<TrainingRow> further) {
        return new Pass(
                name,
                group.layers(),
                group.modules(),
                doubled,
                ideas.stream().map(IdeaTransfer::id).toList(),
                Stream.concat(
                                ideas.stream().flatMap(idea -> idea.rows().stream()),
                                further.stream())
                        .toList());
    }

    private static Group group(Imprint imprint, int layersFrom, BaseFacts base) {
        List<Integer> layers = new ArrayList<>();
        for (int layer : imprint.layers()) {
            int index = layer - layersFrom;
            if (index < 0 || index >= base.layers()) {
                throw new IllegalArgumentException(
                        "the idea "
                                + imprint.idea()
                                + " is bound to layer "
                                + layer
                                + ", and "
                                + base.name()
                                + " has the layers "
                                + layersFrom
                                + " to "
                                + (base.layers() - 1 + layersFrom));
            }
            layers.add(index);
        }
        List<String> modules = new ArrayList<>();
        for (String named : imprint.modules()) {
            modules.add(
                    base.modules().stream()
                            .filter(module ->
                                    module.equals(named)
                                            || BaseFacts.shortName(module).equals(named))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "the idea "
                                                    + imprint.idea()
                                                    + " is bound to the module "
                                                    + named
                                                    + ", which "
                                                    + base.name()
                                                    + " lacks")));
        }
        return new Group(layers, modules.isEmpty() ? base.modules() : modules);
    }
}
