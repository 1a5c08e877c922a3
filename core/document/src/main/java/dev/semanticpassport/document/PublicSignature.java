package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * The part of a signature that anyone may know. Never a question that was not asked, a target or a
 * key.
 *
 * @param candidates number of candidates of each beacon, in the frozen order
 * @param beaconsRoot Merkle root of the frozen beacons
 * @param keyCommitment SHA-256 of the author's key and salt
 * @param survivalFloor the survival that NOT_RECOGNISED refutes
 * @param frozenLeaf the log's entry of roots and commitment
 * @param keyed once the randomness is drawn and the beacons' keys are fixed
 * @param traits what such a model is expected to express, in public
 * @param carried the claim that the model carries the signature; its value is true
 */
public record PublicSignature(
        List<Integer> candidates,
        Sha256 beaconsRoot,
        Sha256 keyCommitment,
        double survivalFloor,
        long frozenLeaf,
        Optional<Keyed> keyed,
        List<Trait> traits,
        Claim carried) {

    /** The randomness, the root of the beacons' keys, and the log's entry of both. */
    public record Keyed(Randomness randomness, Sha256 keysRoot, long keysLeaf) {}

    /**
     * A public expectation.
     *
     * @param idea id of the idea
     * @param question what is asked
     * @param expression what such a model expresses
     */
    public record Trait(String idea, String question, String expression) {}

    public PublicSignature {
        candidates = List.copyOf(candidates);
        traits = List.copyOf(traits);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a signature has at least one beacon");
        }
        if (!carried.value().isBoolean() || !carried.value().booleanValue()) {
            throw new IllegalArgumentException(
                    "that the model carries the signature is claimed, or it does not stand here");
        }
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        candidates.forEach(json.putArray("candidates")::add);
        json.put("beaconsRoot", beaconsRoot.hex())
                .put("keyCommitment", keyCommitment.hex())
                .put("survivalFloor", survivalFloor)
                .put("frozenLeaf", frozenLeaf);
        keyed.ifPresent(done -> {
            ObjectNode keys = json.putObject("keyed");
            keys.put("keysRoot", done.keysRoot().hex()).put("keysLeaf", done.keysLeaf());
            keys.set("randomness", done.randomness().toJson());
        });
        ArrayNode list = json.putArray("traits");
        traits.forEach(trait ->
                list.addObject()
                        .put("idea", trait.idea())
                        .put("question", trait.question())
                        .put("expression", trait.expression()));
        json.set("carried", carried.toJson());
        return json;
    }

    static PublicSignature fromJson(JsonFields json) {
        json.onlyThese(
                "candidates",
                "beaconsRoot",
                "keyCommitment",
                "survivalFloor",
                "frozenLeaf",
                "keyed",
                "traits",
                "carried");
        return json.read(
                "candidates",
                json.numbers("candidates"),
                candidates ->
                        new PublicSignature(
                                candidates,
                                json.sha256("beaconsRoot"),
                                json.sha256("keyCommitment"),
                                json.number("survivalFloor"),
                                json.count("frozenLeaf"),
                                json.optional("keyed", name -> keyed(json.object(name))),
                                json.objects("traits").stream()
                                        .map(PublicSignature::trait)
                                        .toList(),
                                Claim.fromJson(json.object("carried"))));
    }

    private static Keyed keyed(JsonFields json) {
        json.onlyThese("randomness", "keysRoot", "keysLeaf");
        return new Keyed(
                Randomness.fromJson(json.object("randomness")),
                json.sha256("keysRoot"),
                json.count("keysLeaf"));
    }

    private static Trait trait(JsonFields json) {
        json.onlyThese("idea", "question", "expression");
        return new Trait(json.text("idea"), json.text("question"), json.text("expression"));
    }
}
