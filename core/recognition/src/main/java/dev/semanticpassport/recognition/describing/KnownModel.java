package dev.semanticpassport.recognition.describing;

import java.util.List;

/**
 * A model whose answers are known.
 *
 * @param family the models it is not independent of carry the same; blank where nobody named one
 */
public record KnownModel(String name, String family, List<GivenAnswer> answers) {
    public KnownModel {
        answers = List.copyOf(answers);
    }
}
