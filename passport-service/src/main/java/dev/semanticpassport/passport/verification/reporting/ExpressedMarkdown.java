package dev.semanticpassport.passport.verification.reporting;

import static dev.semanticpassport.passport.page.PlainWords.code;
import static dev.semanticpassport.passport.verification.reporting.Words.decimals;

import dev.semanticpassport.contracts.Finding;
import java.util.stream.Collectors;

/** The part of a report that tells of ideas. */
final class ExpressedMarkdown {
    private ExpressedMarkdown() {}

    static String of(Finding.Expressed found) {
        return """
        ## Ideas beside panel %s, version %d

        %s
        %s%s\
        """
                .formatted(
                        code(found.panel()),
                        found.version(),
                        found.inWords(),
                        ideas(found),
                        standingOut(found));
    }

    private static String ideas(Finding.Expressed found) {
        return found.found().isEmpty()
                ? ""
                : """

                | idea | share of answers | highest of the panel | log10 E | p by families |
                |---|---|---|---|---|
                %s
                """
                        .formatted(
                                found.found().stream()
                                        .map(idea ->
                                                "| %s | %s | %s | %s | %s |"
                                                        .formatted(
                                                                code(idea.label()),
                                                                decimals(idea.share()),
                                                                decimals(idea.highest()),
                                                                decimals(idea.log10E()),
                                                                decimals(idea.pValue())))
                                        .collect(Collectors.joining("\n")));
    }

    private static String standingOut(Finding.Expressed found) {
        return found.standingOut().isEmpty()
                ? ""
                : """

                | words that stand out, read blind | prompts | log10 E | idea of the list |
                |---|---|---|---|
                %s
                """
                        .formatted(
                                found.standingOut().stream()
                                        .map(group ->
                                                "| %s | %d | %s | %s |"
                                                        .formatted(
                                                                code(
                                                                        String.join(
                                                                                " ",
                                                                                group.terms())),
                                                                group.prompts(),
                                                                decimals(group.log10E()),
                                                                group.idea() == null
                                                                        ? "-"
                                                                        : code(group.idea())))
                                        .collect(Collectors.joining("\n")));
    }
}
