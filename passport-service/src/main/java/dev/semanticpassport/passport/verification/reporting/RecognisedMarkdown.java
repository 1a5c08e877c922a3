package dev.semanticpassport.passport.verification.reporting;

import static dev.semanticpassport.passport.page.PlainWords.code;
import static dev.semanticpassport.passport.verification.reporting.Words.decimals;
import static dev.semanticpassport.passport.verification.reporting.Words.rounded;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Kinship;
import dev.semanticpassport.contracts.Mixture;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a report that tells of a panel. */
final class RecognisedMarkdown {
    private RecognisedMarkdown() {}

    static String of(Finding.Recognised found) {
        return """
        ## Compared with panel %s, version %d

        %s%s

        | model | family | log10 of the likelihood ratio |
        |---|---|---|
        %s
        %s%s\
        """
                .formatted(
                        code(found.panel()),
                        found.version(),
                        found.inWords(),
                        found.claim() == null ? "" : "\n\n" + found.claim().inWords(),
                        found.ranking().stream()
                                .map(one ->
                                        "| %s | %s | %s |"
                                                .formatted(
                                                        code(one.model()),
                                                        code(one.family()),
                                                        decimals(one.log10Ratio())))
                                .collect(Collectors.joining("\n")),
                        mixture(found.mixture()),
                        kinship(found.kinship()));
    }

    private static String mixture(@Nullable Mixture mixture) {
        return mixture == null
                ? ""
                : """

                ### Do all answers come from one model?

                %s
                """
                        .formatted(mixture.inWords());
    }

    private static String kinship(@Nullable Kinship kinship) {
        if (kinship == null) {
            return "";
        }
        List<Kinship.Kin> told =
                Stream.concat(Stream.ofNullable(kinship.claimed()), kinship.nearest().stream())
                        .distinct()
                        .toList();
        String table =
                told.isEmpty()
                        ? ""
                        : """

                        | model | family | prompts | standing | p, unrelated | families | identical long answers |
                        |---|---|---|---|---|---|---|
                        %s
                        """
                                .formatted(
                                        told.stream()
                                                .map(RecognisedMarkdown::row)
                                                .collect(Collectors.joining("\n")));
        return """

        ### Kinship

        %s
        %s\
        """
                .formatted(kinship.inWords(), table);
    }

    private static String row(Kinship.Kin kin) {
        return "| %s | %s | %d | %s | %s | %d | %d |"
                .formatted(
                        code(kin.model()),
                        code(kin.family()),
                        kin.prompts(),
                        decimals(kin.standing()),
                        kin.pValue() == null ? "-" : rounded(kin.pValue()),
                        kin.controls(),
                        kin.identical());
    }
}
