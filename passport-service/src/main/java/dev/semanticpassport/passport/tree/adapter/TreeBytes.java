package dev.semanticpassport.passport.tree.adapter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import io.smallrye.mutiny.Uni;
import java.io.IOException;

/** Trees as JSON, to be sealed or given. */
final class TreeBytes {
    private static final ObjectMapper MAPPER =
            EventJson.mapper()
                    .registerModule(new Jdk8Module())
                    .addMixIn(IdeaId.class, AsText.class)
                    .addMixIn(Wording.class, AsKind.class);

    private TreeBytes() {}

    abstract static class AsText {
        @JsonCreator
        AsText(String text) {}

        @JsonValue
        abstract String text();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Wording.Found.class, name = "found"),
        @JsonSubTypes.Type(value = Wording.Refined.class, name = "refined"),
        @JsonSubTypes.Type(value = Wording.Written.class, name = "written")
    })
    interface AsKind {}

    static byte[] write(MeaningTree tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    static MeaningTree read(byte[] json) {
        try {
            return MAPPER.readValue(json, MeaningTree.class);
        } catch (IOException e) {
            // without the cause, whose message quotes the tree
            throw new IllegalStateException("a kept tree cannot be read again");
        }
    }

    /** A tree that an author gives; refused with the place of what is wrong. */
    static Uni<MeaningTree> given(byte[] json) {
        return OffLoop.compute(() -> {
            try {
                return MAPPER.readValue(json, MeaningTree.class);
            } catch (IOException e) {
                throw RequestProblem.badField("body", EventJson.explain(e));
            }
        });
    }
}
