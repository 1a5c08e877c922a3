package dev.semanticpassport.exchange.testresult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.InTotoStatement;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.VerificationEvidence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes what a passport's verifications found as an in-toto statement of the type test-result: a
 * test is a verification, passed where it recognised the signature.
 */
public final class WritingTestResult {
    /** The type of the statement's predicate. */
    public static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

    private WritingTestResult() {}

    /** The statement as canonical JSON, unsigned. */
    public static String write(PassportDocument document) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("result", result(document.evidence()));
        ArrayNode configuration = predicate.putArray("configuration");
        configuration
                .addObject()
                .put("name", "passport " + document.edition().passportId())
                .putObject("digest")
                .put("sha256", document.digest().hex());
        for (VerificationEvidence one : document.evidence()) {
            configuration
                    .addObject()
                    .put("name", "report of verification " + one.id())
                    .putObject("digest")
                    .put("sha256", one.reportDigest().hex());
        }
        tests(predicate.putArray("passedTests"), document, "RECOGNISED");
        tests(predicate.putArray("warnedTests"), document, "UNDECIDED");
        tests(predicate.putArray("failedTests"), document, "NOT_RECOGNISED");
        return new String(
                CanonicalJson.bytes(
                        CanonicalJson.read(
                                "test result",
                                InTotoStatement.about(
                                                document.edition().name(),
                                                document.identity().subject(document.edition()),
                                                PREDICATE_TYPE,
                                                predicate)
                                        .canonicalBytes())),
                StandardCharsets.UTF_8);
    }

    /** Failed where any verification refutes; warned where none recognises. */
    private static String result(List<VerificationEvidence> evidence) {
        if (evidence.stream().anyMatch(one -> is(one, "NOT_RECOGNISED"))) {
            return "FAILED";
        }
        return !evidence.isEmpty() && evidence.stream().allMatch(one -> is(one, "RECOGNISED"))
                ? "PASSED"
                : "WARNED";
    }

    private static void tests(ArrayNode list, PassportDocument document, String verdict) {
        document.evidence().stream()
                .filter(one -> is(one, verdict))
                .forEach(one -> list.add("verification " + one.id()));
    }

    private static boolean is(VerificationEvidence one, String verdict) {
        return one.reported("/verdict").equals(verdict);
    }
}
