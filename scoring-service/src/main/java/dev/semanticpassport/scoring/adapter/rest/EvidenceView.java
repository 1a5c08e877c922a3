package dev.semanticpassport.scoring.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.scoring.adapter.db.AuditTrail;
import dev.semanticpassport.scoring.adapter.db.StoredAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a verification stands, with a page of its answers.
 *
 * @param revision counts the evidence events, from 1
 * @param next the ordinal to ask for next; null on the last page
 */
public record EvidenceView(
        UUID verificationId,
        int revision,
        Instant updatedAt,
        Rule rule,
        List<OrdinalRange> received,
        Evidence evidence,
        int paidTwice,
        @Nullable Decision decided,
        List<AnswerView> answers,
        @Nullable Integer next) {

    static EvidenceView of(AuditTrail.Page page, int limit) {
        var verification = page.verification();
        var standing = verification.standing();
        return new EvidenceView(
                verification.verificationId(),
                verification.revision(),
                verification.updatedAt(),
                verification.rule(),
                standing.received(),
                standing.evidence(),
                standing.paidTwice(),
                standing.decided(),
                page.answers().stream().map(AnswerView::of).toList(),
                page.answers().size() < limit
                        ? null
                        : page.answers().getLast().answered().ordinal() + 1);
    }

    /**
     * One outcome of the audit trail. A beacon's target is never shown: a hit shows itself, and a
     * miss says nothing about the right candidate.
     *
     * @param kind {@code beacon}, {@code control} or {@code text}
     * @param question null where files were looked at
     * @param inspection what was asked of files
     * @param answer what the model said, perhaps cut; null where the probe failed
     * @param inspected what was seen of files
     * @param fullBytes length of the whole answer in bytes of UTF-8
     * @param tokens its first tokens with their log-probabilities, where they were asked for
     * @param named the candidate that the answer named first
     * @param hit whether that was the right one; null where no beacon was answered
     * @param answered whether a control question was answered; null for other probes
     * @param askings how often the probe was asked, as far as we were told
     */
    public record AnswerView(
            int ordinal,
            String kind,
            @Nullable String system,
            @Nullable String question,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Inspection inspection,
            @Nullable String answer,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Inspected inspected,
            @Nullable Long fullBytes,
            @Nullable String sha256,
            @Nullable String finishReason,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SaidTokens tokens,
            @Nullable String named,
            @Nullable Boolean hit,
            @Nullable Boolean answered,
            @Nullable FailureKind failure,
            @Nullable String failureDetail,
            int askings,
            Effort effort) {

        static AnswerView of(StoredAnswer stored) {
            var event = stored.answered();
            var answer = event.outcome() instanceof Outcome.Answer said ? said : null;
            var failure = event.outcome() instanceof Outcome.Failure failed ? failed : null;
            return new AnswerView(
                    event.ordinal(),
                    kind(event.readAs()),
                    event.question() instanceof Question asked ? asked.system() : null,
                    event.question() instanceof Question asked ? asked.prompt() : null,
                    event.question() instanceof Inspection asked ? asked : null,
                    answer == null ? null : answer.text(),
                    event.outcome() instanceof Outcome.Files files ? files.inspected() : null,
                    answer == null ? null : answer.fullBytes(),
                    answer == null ? null : answer.sha256(),
                    answer == null ? null : answer.finishReason(),
                    answer == null ? null : answer.tokens(),
                    named(stored),
                    hit(stored),
                    answeredControl(stored),
                    failure == null ? null : failure.failure(),
                    failure == null ? null : failure.detail(),
                    stored.askings(),
                    event.effort());
        }

        private static String kind(ReadAs readAs) {
            return switch (readAs) {
                case ReadAs.Beacon _ -> "beacon";
                case ReadAs.Control _ -> "control";
                case ReadAs.Text _ -> "text";
            };
        }

        private static @Nullable String named(StoredAnswer stored) {
            Integer named = stored.reading().named();
            return named != null && stored.answered().readAs() instanceof ReadAs.Beacon beacon
                    ? beacon.candidates().get(named)
                    : null;
        }

        private static @Nullable Boolean hit(StoredAnswer stored) {
            return switch (stored.reading().worth()) {
                case dev.semanticpassport.core.statistics.Outcome.Hit _ -> true;
                case dev.semanticpassport.core.statistics.Outcome.Miss _ -> false;
                case dev.semanticpassport.core.statistics.Outcome.Control _,
                        dev.semanticpassport.core.statistics.Outcome.Failed _,
                        dev.semanticpassport.core.statistics.Outcome.Inspected _,
                        dev.semanticpassport.core.statistics.Outcome.Unread _ ->
                        null;
            };
        }

        private static @Nullable Boolean answeredControl(StoredAnswer stored) {
            return stored.reading().worth()
                            instanceof
                            dev.semanticpassport.core.statistics.Outcome.Control(boolean answered)
                    ? answered
                    : null;
        }
    }
}
