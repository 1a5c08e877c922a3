package dev.semanticpassport.passport.verification.reporting;

import static dev.semanticpassport.passport.page.PlainWords.cell;
import static dev.semanticpassport.passport.page.PlainWords.code;
import static dev.semanticpassport.passport.verification.reporting.Words.decimals;
import static dev.semanticpassport.passport.verification.reporting.Words.percent;
import static dev.semanticpassport.passport.verification.reporting.Words.rounded;
import static dev.semanticpassport.passport.verification.reporting.Words.shortly;

import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Rule;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a report for people. */
public final class ReportMarkdown {
    private ReportMarkdown() {}

    /** The report as Markdown; it says what the JSON says and nothing else. */
    public static String of(ReportBody body, Outside outside) {
        return String.join(
                "\n",
                heading(body),
                found(body),
                measured(body),
                observers(body),
                body.signature() == null ? finding(body.finding()) : signature(body.signature()),
                bullets("What this assumes", body.assumptions()),
                bullets("How to recompute it", body.recompute()),
                outside(body, outside));
    }

    private static String heading(ReportBody body) {
        return """
        # Verification report

        **%s** (%s)

        %s
        """
                .formatted(body.verdict(), body.reason(), body.inWords());
    }

    private static String found(ReportBody body) {
        return """
        ## What was verified

        | | |
        |---|---|
        | verification | `%s` |
        %s
        %s
        """
                .formatted(
                        body.verification(),
                        against(body.passport(), body.probeSet()),
                        access(body.access()));
    }

    private static String against(
            ReportBody.@Nullable VerifiedPassport passport, @Nullable ProbeSetVersion probeSet) {
        if (passport != null) {
            return "| passport | `%s`, revision %d, SHA-256 `%s` |"
                    .formatted(passport.id(), passport.revision(), passport.digest());
        }
        return "| passport | none |"
                + (probeSet == null ? "" : "\n| probe set | " + probeSet.inWords() + " |");
    }

    private static String answers(ReportBody body) {
        return """
        ## Answers

        | | |
        |---|---|
        | prompts planned, asked, counted | %d, %d, %d |
        | failures | %d |
        | level of error | %s |
        """
                .formatted(
                        body.rule().planned(),
                        body.asked(),
                        body.counted(),
                        body.evidence().failures(),
                        shortly(body.rule().alpha()));
    }

    private static String finding(@Nullable Finding finding) {
        return switch (finding) {
            case null -> "";
            case Finding.NotCompared notCompared ->
                    "## Compared\n\n" + notCompared.inWords() + "\n";
            case Finding.Equated equated -> "## Compared\n\n" + equated.inWords() + "\n";
            case Finding.Recognised recognised -> RecognisedMarkdown.of(recognised);
            case Finding.Expressed expressed -> ExpressedMarkdown.of(expressed);
        };
    }

    private static String measured(ReportBody body) {
        if (body.files() != null) {
            return FilesMarkdown.of(body, body.files());
        }
        return body.signature() == null ? answers(body) : evidence(body);
    }

    private static String access(ReportedAccess access) {
        if (!access.kind().equals("chat")) {
            return """
            | access | %s, location `sha256:%s` |
            | files | %s |\
            """
                    .formatted(access.kind(), access.endpointDigest(), code(access.model()));
        }
        return """
        | access | %s, endpoint %s |
        | model | %s |
        | parameters | temperature %s, seed %s, at most %d tokens |\
        """
                .formatted(
                        access.kind(),
                        access.endpointDigest().isEmpty()
                                ? "not told"
                                : "`sha256:" + access.endpointDigest() + "`",
                        code(access.model()),
                        shortly(access.temperature()),
                        access.seed() == null ? "none" : access.seed().toString(),
                        access.maxTokens());
    }

    private static String evidence(ReportBody body) {
        Evidence evidence = body.evidence();
        Rule rule = body.rule();
        return """
        ## Evidence

        | | |
        |---|---|
        | probes planned, asked, counted | %d, %d, %d |
        | beacons answered, hit, naming a candidate | %d, %d, %d |
        | control questions asked, answered | %d, %d |
        | failures | %d |
        | log10 E for the signature | %s, recognised from %s |
        | p-value, valid at any stop | %s |
        | log10 E against a survival of %s | %s, refuted from %s |
        | survival | %s, between %s and %s at %s |
        | smallest survival still possible | %s |
        | alpha, beta, rivals | %s, %s, %d |
        """
                .formatted(
                        rule.planned(),
                        body.asked(),
                        body.counted(),
                        evidence.beacons(),
                        evidence.hits(),
                        evidence.named(),
                        evidence.controls(),
                        evidence.controlsAnswered(),
                        evidence.failures(),
                        decimals(evidence.log10E()),
                        decimals(body.thresholds().log10Recognised()),
                        rounded(evidence.pValue()),
                        percent(rule.survivalFloor()),
                        decimals(evidence.log10Refuting()),
                        decimals(body.thresholds().log10Refuted()),
                        percent(evidence.survival()),
                        percent(evidence.survivalInterval().low()),
                        percent(evidence.survivalInterval().high()),
                        percent(evidence.survivalInterval().level()),
                        percent(body.smallestSurvivalStillPossible()),
                        shortly(rule.alpha()),
                        shortly(rule.beta()),
                        rule.rivals());
    }

    private static String observers(ReportBody body) {
        return """
        ## The four observers

        | observer | noticed | explained | reproduced |
        |---|---|---|---|
        %s
        """
                .formatted(
                        body.observers().stream()
                                .map(cells ->
                                        "| %s | %s | %s | %s |"
                                                .formatted(
                                                        cells.observer(),
                                                        cell(cells.noticed()),
                                                        cell(cells.explained()),
                                                        cell(cells.reproduced())))
                                .collect(Collectors.joining("\n")));
    }

    private static String signature(SignatureFacts signature) {
        return """
        ## The signature

        %d beacons with at least %d candidates each, and %d control questions. The order of steps \
        %s. %s

        - public randomness: %s (%s)
        - root of the frozen beacons: `%s`
        - commitment to the author's key: `%s`
        - root of the beacons' keys: `%s`
        %s
        """
                .formatted(
                        signature.beacons(),
                        signature.fewestCandidates(),
                        signature.controls(),
                        signature.orderShown() ? "was shown by the log" : "was not shown",
                        signature.boundRestsOn(),
                        code(signature.randomness()),
                        signature.witnessed() ? "witnessed" : "not witnessed",
                        signature.frozenRoot(),
                        signature.keyCommitment(),
                        signature.keysRoot(),
                        signature.logged().stream()
                                .map(ReportMarkdown::entry)
                                .collect(Collectors.joining("\n")));
    }

    private static String entry(SignatureFacts.LogEntry entry) {
        return "- %s: log entry %d, leaf `%s`, in the tree of %d entries with root `%s`"
                .formatted(
                        entry.what(),
                        entry.index(),
                        entry.leafHash(),
                        entry.treeSize(),
                        entry.treeRoot());
    }

    private static String bullets(String title, List<String> sentences) {
        return "## %s\n\n%s\n"
                .formatted(
                        title,
                        sentences.stream()
                                .map(sentence -> "- " + sentence)
                                .collect(Collectors.joining("\n")));
    }

    private static String outside(ReportBody body, Outside outside) {
        return """
        ## Outside the hashed body

        - SHA-256 of the body: `%s`, log entry %d
        - requested %s, settled %s (%s s)
        - probes released again: %d; calls paid twice: %d
        - answers: scoring-service, `%s`
        """
                .formatted(
                        outside.digest(),
                        outside.logIndex(),
                        outside.requestedAt(),
                        outside.settledAt(),
                        decimals(outside.seconds()),
                        outside.releasedAgain(),
                        outside.paidTwice(),
                        body.answers());
    }
}
