package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What scoring needs in order to read the answer to a probe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReadAs.Beacon.class, name = "beacon"),
    @JsonSubTypes.Type(value = ReadAs.Control.class, name = "control"),
    @JsonSubTypes.Type(value = ReadAs.Text.class, name = "text")
})
public sealed interface ReadAs {

    /**
     * One of the candidates is right; only its digest, under a key that Kafka never sees, is told.
     */
    record Beacon(
            @Described("The beacon's candidate answers, in their frozen order.")
                    List<String> candidates,
            @Described(
                            "HMAC-SHA256 of verification, ordinal and right candidate under the"
                                    + " services' shared key, in hex.")
                    String targetDigest)
            implements ReadAs {
        public Beacon {
            Checks.present(candidates, "readAs.candidates");
            candidates = List.copyOf(candidates);
            Checks.that(!candidates.isEmpty(), "readAs.candidates is empty");
            Checks.sha256(targetDigest, "readAs.targetDigest");
        }
    }

    /** An ordinary question: it shows that the model answers at all. */
    record Control() implements ReadAs {}

    /** The answer is kept and carries no evidence. */
    record Text() implements ReadAs {}
}
