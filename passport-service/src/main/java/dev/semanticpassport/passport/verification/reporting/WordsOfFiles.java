package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Reason;
import java.util.List;

/** What a look at files means, for somebody who never saw one before. */
final class WordsOfFiles {
    static final List<String> ASSUMPTIONS =
            List.of(
                    "A look at files is no test: nothing in it has an error level, and it says nothing"
                            + " for or against the author's signature, of which nothing was asked.",
                    "Equal digests mean equal files, as far as SHA-256 can be trusted. Other digests"
                            + " mean other files, and not another model: the same weights may be"
                            + " stored in many ways.",
                    "The change map says where something changed and how much. It does not say what a"
                            + " layer is for.",
                    "The figures are attested by the service that read the files; whoever has the"
                            + " files reads them again.");

    static final List<String> RECOMPUTE =
            List.of(
                    "Bring this body into canonical JSON (RFC 8785); its SHA-256 is the report's digest"
                            + " and stands in the log as a leaf of type verdict.",
                    "Take what was seen, piece by piece, from scoring-service at the path given under"
                            + " answers.",
                    "Whoever has the files: passport digest PATH prints the root, and passport inspect"
                            + " PATH --tensors the rest.");

    private WordsOfFiles() {}

    static String verdict(Reason reason, FilesReport files) {
        return switch (reason) {
            case INSPECTED ->
                    "The files were looked at: "
                            + files.inWords()
                            + ". "
                            + files.identity().inWords()
                            + (files.contradicted().isEmpty()
                                    ? ""
                                    : " Something that was declared is contradicted; see below.")
                            + " This is no statistical evidence, so that the verdict on the"
                            + " signature stays undecided.";
            case TOO_MANY_FAILURES ->
                    "Undecided: the files, or more than a tenth of their pieces, could not be looked"
                            + " at; see below why.";
            case CANCELLED -> "Undecided: the verification was cancelled.";
            case THRESHOLD_CROSSED,
                    SURVIVAL_REFUTED,
                    ANSWERS_KEPT,
                    ORDER_NOT_SHOWN,
                    CANDIDATES_NOT_NAMED,
                    CONTROLS_NOT_ANSWERED,
                    PLAN_EXHAUSTED ->
                    "Undecided: nothing was found out about the files.";
        };
    }
}
