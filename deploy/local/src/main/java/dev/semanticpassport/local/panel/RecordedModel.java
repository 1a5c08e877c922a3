package dev.semanticpassport.local.panel;

import java.util.List;

/** What a file of recorded answers says of one model. */
public sealed interface RecordedModel {

    /**
     * It can be enrolled.
     *
     * @param leftOut entries that hold no answer: where, and what is wrong
     * @param askedBefore entries left out because their prompt had an answer already
     */
    record Read(ImportedModel model, List<String> leftOut, int askedBefore)
            implements RecordedModel {
        public Read {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Nothing of it can be enrolled.
     *
     * @param why with the file and the place
     */
    record Unread(String name, String why) implements RecordedModel {}
}
