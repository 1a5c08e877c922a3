package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How a probe ended: what the model said, what its files are, or why nothing came. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Outcome.Files.class, name = "files"),
    @JsonSubTypes.Type(value = Outcome.Failure.class, name = "failure")
})
public sealed interface Outcome {

    /** The most of an answer that an event carries, in bytes of UTF-8. */
    int MAX_ANSWER_BYTES = 16 * 1024;

    /** What came back; may be empty. */
    record Answer(
            @Described(
                            "The answer, cut at 16384 bytes of UTF-8; U+0000 and lone surrogates are replaced.")
                    String text,
            @Described("Length of the whole answer in bytes of UTF-8.") long fullBytes,
            @Described("SHA-256 of the whole answer, in hex.") String sha256,
            @Described("Why the model stopped, as the endpoint says.")
                    @Nullable String finishReason,
            @Described("Tokens of the prompt, as the endpoint says.")
                    @Nullable Integer promptTokens,
            @Described("Tokens of the answer, as the endpoint says.")
                    @Nullable Integer answerTokens,
            @Described(
                            "The answer's first tokens with their log-probabilities; left out where"
                                    + " they were not asked for.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable SaidTokens tokens)
            implements Outcome {
        public Answer {
            Checks.present(text, "outcome.text");
            Checks.sha256(sha256, "outcome.sha256");
        }

        /** An answer whose log-probabilities were not asked for. */
        public Answer(
                String text,
                long fullBytes,
                String sha256,
                @Nullable String finishReason,
                @Nullable Integer promptTokens,
                @Nullable Integer answerTokens) {
            this(text, fullBytes, sha256, finishReason, promptTokens, answerTokens, null);
        }

        /** The same answer with these tokens. */
        public Answer with(@Nullable SaidTokens told) {
            return new Answer(
                    text, fullBytes, sha256, finishReason, promptTokens, answerTokens, told);
        }
    }

    /** What was seen of files. */
    record Files(@Described("What was seen.") Inspected inspected) implements Outcome {
        public Files {
            Checks.present(inspected, "outcome.inspected");
        }
    }

    /** A final failure: it was retried as often as that kind deserves. */
    record Failure(
            @Described("What kind of failure.") FailureKind failure,
            @Described("What happened, in words; never a secret, a prompt or an answer.")
                    String detail)
            implements Outcome {
        public Failure {
            Checks.present(failure, "outcome.failure");
            Checks.text(detail, "outcome.detail", 1024);
        }
    }
}
