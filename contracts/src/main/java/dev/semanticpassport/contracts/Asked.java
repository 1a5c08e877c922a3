package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a probe asks: a question of a model behind a chat, or to be told something of a model's
 * files. A question has no {@code kind}, as it had none before files were looked at.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        defaultImpl = Question.class)
@JsonSubTypes({
    @JsonSubTypes.Type(Question.class),
    @JsonSubTypes.Type(value = Inspection.Manifest.class, name = "manifest"),
    @JsonSubTypes.Type(value = Inspection.Digests.class, name = "digests"),
    @JsonSubTypes.Type(value = Inspection.Modules.class, name = "modules")
})
public sealed interface Asked permits Question, Inspection {}
