package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Question;
import java.util.concurrent.CompletionStage;

/** Makes one call. Whatever the endpoint does is a reply; an exception is a bug. */
@FunctionalInterface
public interface Caller {
    /**
     * @param attempt how many calls this probe made before, so that another address can be tried
     */
    CompletionStage<Reply> call(Access.Chat chat, Question question, int attempt);
}
