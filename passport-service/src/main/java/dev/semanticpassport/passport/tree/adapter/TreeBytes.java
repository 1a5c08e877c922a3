package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.json.TreeJson;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import io.smallrye.mutiny.Uni;

/** Trees as JSON, to be sealed or given. */
final class TreeBytes {
    private TreeBytes() {}

    static byte[] write(MeaningTree tree) {
        return TreeJson.write(tree);
    }

    static MeaningTree read(byte[] json) {
        return TreeJson.read("a kept tree", json);
    }

    /** A tree that an author gives; refused with the place of what is wrong. */
    static Uni<MeaningTree> given(byte[] json) {
        return OffLoop.compute(() -> {
            try {
                return TreeJson.read("the tree", json);
            } catch (UnreadableFileException e) {
                throw RequestProblem.badField(
                        e.field().isEmpty() ? "body" : e.field(), String.valueOf(e.getMessage()));
            }
        });
    }
}
