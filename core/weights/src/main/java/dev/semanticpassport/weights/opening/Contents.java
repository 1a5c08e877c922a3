package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.peft.Adapter;
import java.util.SequencedMap;

/** What was opened. */
public sealed interface Contents {

    /**
     * A whole model.
     *
     * @param settings its architecture as declared: fields and values of its configuration
     */
    record Model(SequencedMap<String, String> settings) implements Contents {}

    /** A low-rank adapter, which means something only on the model that it was trained on. */
    record LowRank(Adapter adapter) implements Contents {}

    /**
     * An adapter of another kind: its tensors are listed, what they change is not read.
     *
     * @param type in PEFT's words
     */
    record OtherAdapter(String type, String parent) implements Contents {}

    /** Several files that are models each by itself. */
    record Several(int models) implements Contents {}

    /** No file whose tensors can be read. */
    record Nothing() implements Contents {}
}
