package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Finding;
import java.util.List;

/** What a verification without a passport found, and what that assumes. */
final class FindingWords {
    private FindingWords() {}

    /** What became of its answers, in words. */
    static String verdict(ReportSubject subject) {
        Finding finding = subject.finding();
        Evidence evidence = subject.settled().evidence();
        String kept =
                "There was no signature to look for: "
                        + evidence.counted()
                        + " prompts were asked, "
                        + evidence.failures()
                        + " of them without an answer, and the answers are kept.";
        return finding == null ? kept : kept + " " + finding.inWords();
    }

    /** What the RESEARCHER noticed. */
    static String noticed(ReportSubject subject) {
        Finding finding = subject.finding();
        return finding == null ? "not measured" : finding.inWords();
    }

    /** What the SEMIOTICIAN noticed: the passport's ideas together, beside a panel. */
    static String ideasNoticed(ReportSubject subject) {
        return subject.finding() instanceof Finding.Expressed found && found.chanceOfAll() != null
                ? "p = %s of all %d ideas together, by %d families (%s at best); %d answers"
                        .formatted(
                                Words.decimals(found.chanceOfAll()),
                                found.ideas(),
                                found.families(),
                                Words.decimals(1.0 / (1 + found.families())),
                                found.answers())
                : "not measured";
    }

    /** What the SEMIOTICIAN explained: single ideas, with false discovery controlled. */
    static String ideasExplained(ReportSubject subject) {
        return subject.finding() instanceof Finding.Expressed found && found.traits() != null
                ? "%d of %d ideas, at most %s of them falsely on average; %d answers"
                        .formatted(
                                found.foundCount(),
                                found.ideas(),
                                Words.percent(subject.rule().alpha()),
                                found.answers())
                : "not measured";
    }

    /** What the RESEARCHER explained: blind, matched to the ideas afterwards. */
    static String blindExplained(ReportSubject subject) {
        return subject.finding() instanceof Finding.Expressed found && found.matched() != null
                ? "%d of %d groups read blind are ideas of %d; %d answers"
                        .formatted(
                                found.matched(),
                                found.standingOut().size(),
                                found.ideas(),
                                found.answers())
                : "not measured";
    }

    static List<String> assumptions(ReportSubject subject) {
        return switch (subject.finding()) {
            case null -> List.of();
            case Finding.Recognised recognised -> recognised.assumptions();
            case Finding.Equated equated -> equated.assumptions();
            case Finding.Expressed expressed -> expressed.assumptions();
            case Finding.NotCompared _ -> List.of();
        };
    }

    static List<String> recompute(ReportSubject subject) {
        return List.of(
                "Bring this body into canonical JSON (RFC 8785); its SHA-256 is the report's digest"
                        + " and stands in the log as a leaf of type verdict.",
                "Take the answers from scoring-service at the path given under answers; compared"
                        + " again with the same version of the panel, or with the same earlier"
                        + " answers, they give the same finding.");
    }
}
