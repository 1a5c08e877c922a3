package dev.semanticpassport.document.verifying;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.Stands;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import java.util.List;
import java.util.Optional;

/** Whether claims stand as their evidence says, and the files are those of the passport. */
final class ClaimChecking {
    private static final String CLAIMS = "claims";
    private static final String FILES = "files";

    private ClaimChecking() {}

    /** A signature is carried as the verdicts that its claim names say. */
    static void carried(PassportDocument document, Findings findings) {
        long before = findings.differences();
        document.signature()
                .ifPresent(signature -> {
                    for (String reference : signature.carried().evidence()) {
                        document.evidence().stream()
                                .filter(one -> Claim.verification(one.id()).equals(reference))
                                .forEach(one -> stands(one, signature.carried(), findings));
                    }
                });
        if (findings.differences() > before) {
            return;
        }
        long measured =
                document.claims().stream().filter(c -> c.stands() == Stands.MEASURED).count();
        long contradicted =
                document.claims().stream().filter(c -> c.stands() == Stands.CONTRADICTED).count();
        findings.holds(
                CLAIMS,
                document.claims().size()
                        - measured
                        - contradicted
                        + " declared, "
                        + measured
                        + " measured, "
                        + contradicted
                        + " contradicted");
    }

    private static void stands(VerificationEvidence one, Claim carried, Findings findings) {
        String expected =
                switch (one.reported("/verdict")) {
                    case "RECOGNISED" -> Stands.MEASURED.word();
                    case "NOT_RECOGNISED" -> Stands.CONTRADICTED.word();
                    case String _ -> Stands.DECLARED.word();
                };
        findings.same(
                CLAIMS,
                "payload.predicate.signature.carried.stands",
                expected + " by verification " + one.id(),
                carried.stands().word() + " by verification " + one.id());
    }

    /** Holds the model's files against the digests of the passport. */
    static void files(
            PassportDocument document, Optional<List<FileDigest>> atHand, Findings findings) {
        if (!(document.identity() instanceof Identity.Files identity)) {
            findings.attested(FILES, "the passport identifies no files: no weights are told apart");
            return;
        }
        if (atHand.isEmpty()) {
            findings.attested(FILES, "not at hand; their digest is sha256:" + identity.root());
            return;
        }
        List<FileDigest> found = atHand.orElseThrow();
        List<String> differences =
                identity.files().isEmpty()
                        ? List.of()
                        : FolderDigest.differences(identity.files(), found);
        differences.forEach(one ->
                findings.differs(
                        FILES, "payload.predicate.identity.files", "the listed files", one));
        if (differences.isEmpty()
                && findings.same(
                        FILES,
                        "payload.predicate.identity.digest",
                        identity.root(),
                        FolderDigest.root(found))) {
            findings.holds(FILES, found.size() + " files, sha256:" + identity.root());
        }
    }
}
