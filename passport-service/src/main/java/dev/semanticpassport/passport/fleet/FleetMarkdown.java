package dev.semanticpassport.passport.fleet;

import static dev.semanticpassport.passport.page.PlainWords.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a fleet's report for people. */
public final class FleetMarkdown {
    private FleetMarkdown() {}

    /**
     * The wall-clock facts, outside the hashed body.
     *
     * @param digest SHA-256 of the body's canonical JSON, in hex
     * @param logIndex the report's place in the log, from 0
     */
    public record Around(String digest, long logIndex, Instant requestedAt, Instant settledAt) {}

    /** The report as Markdown, the models recognised together first. */
    public static String of(FleetReport report, Around around) {
        return """
        # Fleet report

        **%d of %d models recognised**

        %s

        | | |
        |---|---|
        | fleet | `%s` |
        | passport | `%s` |
        | recognised together, refuted, undecided, refused | %d, %d, %d, %d |
        | questions asked in all | %d |
        | error controlled | %s, at %s |

        ## Recognised

        %s
        ## All others

        %s
        ## What this assumes

        %s

        ## Outside the hashed body

        - SHA-256 of the body: `%s`, log entry %d
        - requested %s, settled %s (%d s)
        """
                .formatted(
                        report.recognised(),
                        report.models(),
                        report.inWords(),
                        report.fleet(),
                        report.passport(),
                        report.recognised(),
                        report.notRecognised(),
                        report.undecided(),
                        report.refused(),
                        report.asked(),
                        error(report),
                        report.alpha(),
                        table(of(report, true)),
                        table(of(report, false)),
                        report.assumptions().stream()
                                .map(sentence -> "- " + sentence)
                                .collect(Collectors.joining("\n")),
                        around.digest(),
                        around.logIndex(),
                        around.requestedAt(),
                        around.settledAt(),
                        Duration.between(around.requestedAt(), around.settledAt()).toSeconds());
    }

    private static String error(FleetReport report) {
        return switch (report.error()) {
            case FALSE_DISCOVERY_RATE -> "share of false ones among the recognised (e-BH)";
            case FAMILY_WISE -> "chance of any false one";
            case AS_THEY_ARRIVE -> "share of false ones, each decided as it arrives (e-LOND)";
        };
    }

    private static List<FleetReport.Row> of(FleetReport report, boolean recognised) {
        return report.rows().stream()
                .filter(row -> row.recognised(report.error()) == recognised)
                .toList();
    }

    private static String table(List<FleetReport.Row> rows) {
        if (rows.isEmpty()) {
            return "None.\n";
        }
        return """
        | model | own verdict | log10 E | questions | verification |
        |---|---|---|---|---|
        %s
        """
                .formatted(rows.stream().map(FleetMarkdown::row).collect(Collectors.joining("\n")));
    }

    private static String row(FleetReport.Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %d | `%s` |",
                code(row.model()),
                row.verdict() == null ? "refused" : row.verdict() + " (" + row.reason() + ")",
                row.log10E(),
                row.asked(),
                row.verification());
    }
}
