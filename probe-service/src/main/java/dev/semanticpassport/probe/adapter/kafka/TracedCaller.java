package dev.semanticpassport.probe.adapter.kafka;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.messaging.tracing.SpanKey;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.probe.asking.Caller;
import dev.semanticpassport.probe.asking.Reply;
import dev.semanticpassport.probe.asking.RetryDecision;
import dev.semanticpassport.probe.pacing.Endpoint;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one probe, each a span with host and port: a path, a query or a header may
 * hold a secret. The endpoint, who may be anybody, gets no trace context.
 */
record TracedCaller(Caller caller, Step probe, Subject subject) implements Caller {

    @Override
    public CompletionStage<Reply> call(Access.Chat chat, Question question, int attempt) {
        Endpoint endpoint = Endpoint.of(chat);
        Step step =
                probe.calling(
                        "POST",
                        subject.attributes().toBuilder()
                                .put(SpanKey.HTTP_METHOD, "POST")
                                .put(SpanKey.RESEND_COUNT, attempt)
                                .put(SpanKey.SERVER_ADDRESS, endpoint.host())
                                .put(SpanKey.SERVER_PORT, endpoint.port())
                                .build());
        return caller.call(chat, question, attempt)
                .whenComplete((reply, bug) -> end(step, reply, bug));
    }

    private static void end(Step step, @Nullable Reply reply, @Nullable Throwable bug) {
        if (reply != null) {
            RetryDecision.kind(reply).map(FailureKind::name).ifPresent(step::failed);
        } else if (bug != null) {
            step.failed(bug.getClass().getSimpleName());
        }
        step.end();
    }
}
