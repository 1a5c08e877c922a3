package dev.semanticpassport.local.inspect;

import dev.semanticpassport.weights.lineage.MixtureOfParents;
import dev.semanticpassport.weights.lineage.Relation;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.LayerLikeness;
import dev.semanticpassport.weights.lineage.Relation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the inspected one and others have in common.
 *
 * @param relatives others that it could be compared to
 * @param bases models that an adapter may have been made for
 * @param mixture which layers come from which of them, where there are several models
 */
public record Lineage(
        List<Relative> relatives, List<Base> bases, Optional<MixtureOfParents> mixture) {
    /** Nothing was asked. */
    static final Lineage NONE = new Lineage(List.of(), List.of(), Optional.empty());

    public Lineage {
        relatives = List.copyOf(relatives);
        bases = List.copyOf(bases);
    }

    /**
     * Another one.
     *
     * @param path as it was named
     */
    public record Relative(String path, Relation relation) {}

    /**
     * A model.
     *
     * @param path as it was named
     * @param pValue under the null that the adapter was made for a model of another random start
     */
    public record Base(String path, double pValue) {}

    /** For each of the others what is said, and by what. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Relative relative : relatives) {
            Relation relation = relative.relation;
            facts.add(new Fact("lineage", verdict(relation) + ": " + relative.path));
            if (relation.verdict(Relation.LEVEL) == Verdict.RELATED) {
                facts.add(new Fact("", direction(relation)));
            }
            facts.add(
                    new Fact(
                            "",
                            String.format(
                                    Locale.ROOT,
                                    "p = %.2g that the other had a random start of its own, by %s",
                                    relation.startP(),
                                    way(relation))));
            relation.trainingP()
                    .ifPresent(p ->
                            facts.add(
                                    new Fact(
                                            "",
                                            String.format(
                                                    Locale.ROOT,
                                                    "p = %.2g that they have no more than a start"
                                                            + " in common; alike to %.3f in what is"
                                                            + " strongest",
                                                    p,
                                                    relation.kept()))));
        }
        for (Base one : bases) {
            facts.add(
                    new Fact(
                            "made for",
                            String.format(
                                    Locale.ROOT,
                                    "%s: p = %.2g that it was made for a model of another start",
                                    one.path,
                                    one.pValue)));
        }
        mixture.filter(MixtureOfParents::putTogether)
                .ifPresent(_ ->
                        facts.add(
                                new Fact(
                                        "lineage",
                                        "put together of these, with nothing added; layers below")));
        return facts;
    }

    private static String verdict(Relation relation) {
        return switch (relation.verdict(Relation.LEVEL)) {
            case RELATED -> "related to";
            case COMMON_START ->
                    relation.trainingP().isPresent()
                            ? "the same random start, training of its own, as"
                            : "at least a random start in common with";
            case NOTHING_SHOWN -> "nothing in common is shown with";
        };
    }

    private static String direction(Relation relation) {
        String who =
                switch (relation.said().direction()) {
                    case SECOND_OF_FIRST -> "the other was made of this one: ";
                    case FIRST_OF_SECOND -> "this one was made of the other: ";
                    case BOTH_OF_A_THIRD -> "both come of a third, or of a mixture: ";
                    case THE_SAME -> "the same: ";
                    case UNTOLD -> "which was made of which is not told";
                };
        return relation.said().direction() == Direction.UNTOLD
                ? who
                : who + relation.said().because();
    }

    private static String way(Relation relation) {
        String way =
                switch (relation.look().way()) {
                    case NUMBERS -> "the very same numbers in %d matrices or more";
                    case COORDINATES -> "places of coordinates in %d matrices";
                    case CHANNELS -> "places of channels in %d matrices";
                    case COUNTERPARTS -> "counterparts of channels in %d matrices";
                    case DIRECTIONS -> "places of directions in %d modules";
                    case SPACES -> "the spaces that %d modules read";
                };
        return String.format(Locale.ROOT, way, relation.look().compared())
                + (relation.look().turned() ? ", the other's stream turned upon this one's" : "")
                + switch (relation.look().layout()) {
                    case ROWS -> "";
                    case COLUMNS -> ", the other's numbers taken column by column";
                };
    }

    /** Whether there is anything to say by layer. */
    boolean layered() {
        return relatives.stream().anyMatch(one -> !one.relation.layers().isEmpty());
    }

    /** Headings of {@link #rows()}. */
    List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("layer"));
        for (int i = 1; i <= relatives.size(); i++) {
            heads.add(relatives.size() == 1 ? "likeness" : "likeness " + i);
        }
        mixture.ifPresent(mixed -> {
            for (int i = 1; i <= mixed.layers().getFirst().weights().size(); i++) {
                heads.add("part " + i);
            }
            heads.add("added");
        });
        return heads;
    }

    /** A row for each layer: its likeness to each, and which parts of each it is. */
    List<List<String>> rows() {
        List<Integer> layers =
                relatives.stream()
                        .flatMap(one -> one.relation.layers().stream())
                        .map(LayerLikeness::layer)
                        .distinct()
                        .sorted()
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int layer : layers) {
            List<String> row = new ArrayList<>(List.of(layer < 0 ? "outside" : "" + layer));
            for (Relative relative : relatives) {
                row.add(
                        relative.relation.layers().stream()
                                .filter(one -> one.layer() == layer)
                                .map(one -> number(one.likeness()))
                                .findFirst()
                                .orElse(""));
            }
            mixture.flatMap(mixed ->
                            mixed.layers().stream().filter(one -> one.layer() == layer).findFirst())
                    .ifPresent(one -> {
                        one.weights().forEach(weight -> row.add(number(weight)));
                        row.add(number(one.left()));
                    });
            rows.add(row);
        }
        return rows;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
