package dev.semanticpassport.meaning.refining;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import java.util.List;
import java.util.Optional;

/** Words ideas better: a language model behind an endpoint, as a rule. */
public interface Wordsmith {

    /** The model's id, under which its wordings stand. */
    String model();

    /**
     * Suggestions for some of these ideas, in any order.
     *
     * @param ideas few enough for one request
     */
    List<Suggestion> suggest(List<Idea> ideas);

    /**
     * @param label another label, where the model has a better one
     * @param definition another definition, where the model has a better one
     */
    record Suggestion(IdeaId idea, Optional<String> label, Optional<String> definition) {}
}
