package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;

/** The public randomness r under which keys are derived, with where it is said to come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Randomness.LogCheckpoint.class, name = "log-checkpoint"),
    @JsonSubTypes.Type(value = Randomness.DrandRound.class, name = "drand-round"),
    @JsonSubTypes.Type(value = Randomness.None.class, name = "none")
})
public sealed interface Randomness {

    /** The 32 bytes that enter HKDF as its salt. */
    byte[] r();

    /**
     * The signed checkpoint that first covers the entry of the frozen beacons: r is SHA-256 of the
     * whole note, signatures included, because these the author cannot foresee.
     *
     * @param note exactly as published
     */
    record LogCheckpoint(String note) implements Randomness {
        @Override
        public byte[] r() {
            return Sha256.ofText(note).bytes();
        }
    }

    /**
     * A round of a drand beacon.
     *
     * @param chain hash of the chain
     * @param round from 1
     * @param randomness as the chain published it
     */
    record DrandRound(Sha256 chain, long round, Sha256 randomness) implements Randomness {
        public DrandRound {
            if (round < 1) {
                throw new IllegalArgumentException("drand rounds count from 1");
            }
        }

        @Override
        public byte[] r() {
            return randomness.bytes();
        }
    }

    /** No public randomness: r is 32 zero bytes, and the targets rest on the author's key alone. */
    record None() implements Randomness {
        @Override
        public byte[] r() {
            return new byte[Sha256.BYTES];
        }
    }

    /** The JSON of a file. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case LogCheckpoint(String note) -> json.put("kind", "log-checkpoint").put("note", note);
            case DrandRound(Sha256 chain, long round, Sha256 randomness) ->
                    json.put("kind", "drand-round")
                            .put("chain", chain.hex())
                            .put("round", round)
                            .put("randomness", randomness.hex());
            case None() -> json.put("kind", "none");
        };
    }

    /** Reads the JSON of a file. */
    static Randomness fromJson(JsonFields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "log-checkpoint" -> {
                json.onlyThese("kind", "note");
                yield new LogCheckpoint(json.text("note"));
            }
            case "drand-round" -> {
                json.onlyThese("kind", "chain", "round", "randomness");
                yield json.read(
                        "round",
                        json.count("round"),
                        round ->
                                new DrandRound(
                                        json.sha256("chain"), round, json.sha256("randomness")));
            }
            case "none" -> {
                json.onlyThese("kind");
                yield new None();
            }
            default -> throw json.error("kind", "is none of log-checkpoint, drand-round and none");
        };
    }
}
