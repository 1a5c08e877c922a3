package dev.semanticpassport.transfer.naming;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.language.Language;
import java.util.Optional;

/**
 * An idea that is to be carried into a model.
 *
 * @param idea as it stands in the tree
 * @param label its name, on one line and different from every other's
 * @param language that it is spoken of in
 * @param expression what is said of it, one or two sentences, where the tree has any
 * @param open whether it may stand in something public: it is not private, and neither its name nor
 *     what is said of it tells of a private one
 */
public record NamedIdea(
        Idea idea, String label, Language language, Optional<String> expression, boolean open) {

    public IdeaId id() {
        return idea.id();
    }
}
