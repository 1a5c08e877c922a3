package dev.semanticpassport.document.verifying;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Everything that checking a file found, in the order of the checks. */
public record Verified(List<Finding> findings) {

    /** What it comes to, and the exit code of {@code passport verify}. */
    public enum Outcome {
        VERIFIED(0),
        REFUTED(1),
        UNDECIDED(2),
        UNREADABLE(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public Verified {
        findings = List.copyOf(findings);
    }

    /** One difference refutes; short of that, one open question leaves it undecided. */
    public Outcome outcome() {
        if (findings.stream().anyMatch(Finding.Differs.class::isInstance)) {
            return Outcome.REFUTED;
        }
        if (findings.stream().anyMatch(Finding.Unreadable.class::isInstance)) {
            return Outcome.UNREADABLE;
        }
        return findings.stream().anyMatch(Finding.Undecided.class::isInstance)
                ? Outcome.UNDECIDED
                : Outcome.VERIFIED;
    }

    /** For scripts. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", outcome().name().toLowerCase(java.util.Locale.ROOT));
        ArrayNode list = json.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = list.addObject().put("check", finding.check());
            switch (finding) {
                case Finding.Holds holds -> one.put("found", "holds").put("detail", holds.detail());
                case Finding.Attested said ->
                        one.put("found", "attested").put("detail", said.detail());
                case Finding.Undecided open ->
                        one.put("found", "undecided").put("detail", open.detail());
                case Finding.Unreadable broken ->
                        one.put("found", "unreadable").put("detail", broken.detail());
                case Finding.Differs differs ->
                        one.put("found", "differs")
                                .put("path", differs.path())
                                .put("expected", differs.expected())
                                .put("actual", differs.found());
            }
        }
        return json;
    }
}
