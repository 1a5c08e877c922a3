package dev.semanticpassport.local.boards;

import dev.semanticpassport.local.boards.Exposition.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds every selector of boards and rules against what targets show. Functions, sums and
 * comparisons are left aside: the question is whether there is such a series at all.
 */
public final class BoardCheck {

    /** Made by Prometheus itself, whatever its targets show. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    /** Put on every series at its scrape; {@code job} is the service's name. */
    private static final String JOB = "job";

    private static final Set<String> OF_SCRAPES =
            Set.of(JOB, "instance", "pod", "namespace", "container");

    private final List<Query> queries;
    private final Map<String, Exposition> fixtures;

    /** Where a selector's series were found. */
    public enum Found {
        /** A running service shows it. */
        SHOWN,
        /** A recorded exposition of an operator that does not run here shows it. */
        BY_FIXTURE,
        /** Prometheus makes it; {@code ALERTS} only while one fires, so do not ask for it. */
        BY_PROMETHEUS,
        /** Nowhere: the board would stay empty, the alert silent. */
        NOWHERE
    }

    /** One selector of one query. */
    public record Finding(Query query, Selector selector, Found found) {

        @Override
        public String toString() {
            return "%s, \"%s\": %s".formatted(query.file(), query.title(), selector.promql());
        }
    }

    /**
     * What was found.
     *
     * @param queries how many expressions were looked at
     */
    public record Result(int queries, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }

        /** How many selectors no series answers to. */
        public int empty() {
            return missing().size();
        }

        /** How many are known from recorded expositions alone. */
        public int byFixture() {
            return (int) findings.stream().filter(one -> one.found() == Found.BY_FIXTURE).count();
        }

        /** Those that no series answers to. */
        public List<Finding> missing() {
            return findings.stream().filter(one -> one.found() == Found.NOWHERE).toList();
        }
    }

    public BoardCheck(List<Query> queries, Map<String, Exposition> fixtures) {
        this.queries = List.copyOf(queries);
        this.fixtures = Map.copyOf(fixtures);
    }

    /** The check of a folder with {@code boards}, {@code rules} and {@code fixtures}. */
    public static BoardCheck of(Path observability) throws IOException {
        Map<String, Exposition> fixtures = new HashMap<>();
        for (Path file : Boards.files(observability.resolve("fixtures"), ".prom")) {
            fixtures.put(file.getFileName().toString(), Exposition.parse(Files.readString(file)));
        }
        return new BoardCheck(Boards.read(observability), fixtures);
    }

    /**
     * @param expositionsByService what each service shows at its metrics' address, by its name,
     *     which is also the value of the label {@code job}
     */
    public Result run(Map<String, String> expositionsByService) {
        Map<String, Exposition> shown = new LinkedHashMap<>();
        expositionsByService.forEach((job, text) -> shown.put(job, Exposition.parse(text)));
        List<Finding> findings = new ArrayList<>();
        for (Query query : queries) {
            for (Selector selector : Selectors.of(query.promql())) {
                findings.add(new Finding(query, selector, find(selector, shown)));
            }
        }
        return new Result(queries.size(), findings);
    }

    private Found find(Selector selector, Map<String, Exposition> shown) {
        if (OF_PROMETHEUS.contains(selector.metric())) {
            return Found.BY_PROMETHEUS;
        }
        boolean there =
                shown.entrySet().stream()
                        .filter(target -> jobFits(selector, target.getKey()))
                        .anyMatch(target -> anyFits(selector, target.getValue()));
        if (there) {
            return Found.SHOWN;
        }
        return anyFits(selector, fixtures.values()) ? Found.BY_FIXTURE : Found.NOWHERE;
    }

    private static boolean anyFits(Selector selector, Collection<Exposition> expositions) {
        return expositions.stream().anyMatch(exposition -> anyFits(selector, exposition));
    }

    private static boolean anyFits(Selector selector, Exposition exposition) {
        return exposition.series().stream().anyMatch(series -> fits(selector, series));
    }

    private static boolean jobFits(Selector selector, String job) {
        return selector.matchers().stream()
                .filter(matcher -> matcher.label().equals(JOB))
                .allMatch(matcher -> matcher.accepts(job));
    }

    /** A label must be there even where its value is only ruled out: else its name is misspelt. */
    private static boolean fits(Selector selector, Series series) {
        return series.metric().equals(selector.metric())
                && selector.matchers().stream()
                        .filter(matcher -> !OF_SCRAPES.contains(matcher.label()))
                        .allMatch(matcher -> {
                            String actual = series.labels().get(matcher.label());
                            return actual != null && matcher.accepts(actual);
                        });
    }
}
