package dev.semanticpassport.document.composing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.Carrying;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Edition;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.Stands;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a passport's next revision out of the one before and of what is known by now. What was
 * declared stays as it was declared; what was measured stands beside it.
 */
public final class Composing {
    private Composing() {}

    /**
     * What is known beside the revision before.
     *
     * @param ideas the public part of the meaning tree; those of the revision before where empty
     * @param transfer lines of the transfer map; those of the revision before where empty
     * @param files the model's files, digested just now
     * @param architecture what the files say of the architecture, by name
     * @param signature of the passport, with the claim that it is carried as yet declared
     * @param evidence all settled verifications that the revision is to show
     */
    public record Known(
            List<PublicIdea> ideas,
            List<Carrying> transfer,
            Optional<List<FileDigest>> files,
            Map<String, JsonNode> architecture,
            Optional<PublicSignature> signature,
            List<VerificationEvidence> evidence) {
        public Known {
            ideas = List.copyOf(ideas);
            transfer = List.copyOf(transfer);
            architecture = Map.copyOf(architecture);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The next revision.
     *
     * @param digest of the revision before, as it was stored
     */
    public static PassportDocument next(PassportDocument before, Sha256 digest, Known known) {
        List<PublicIdea> ideas = known.ideas().isEmpty() ? before.ideas() : known.ideas();
        List<Carrying> transfer = known.transfer().isEmpty() ? before.transfer() : known.transfer();
        Identity identity = identity(before.identity(), known.files());
        Optional<PublicSignature> signature =
                known.signature().map(one -> carried(one, known.evidence()));
        return new PassportDocument(
                before.edition().next(digest),
                identity,
                measured(before.architecture(), known.architecture()),
                before.lineage(),
                before.conditions(),
                ideas,
                transfer.stream()
                        .filter(line -> ideas.stream().anyMatch(i -> i.id().equals(line.idea())))
                        .toList(),
                signature,
                known.evidence(),
                limits(identity, signature, known.evidence()));
    }

    /**
     * The same revision with further declarations, to be revised: from a model card, say. What it
     * declares already stays.
     */
    public static PassportDocument declaring(
            PassportDocument before,
            Map<String, Claim> architecture,
            List<Claim> lineage,
            Map<String, Claim> conditions) {
        Map<String, Claim> shapes = new TreeMap<>(architecture);
        shapes.putAll(before.architecture());
        Map<String, Claim> making = new TreeMap<>(conditions);
        making.putAll(before.conditions());
        List<Claim> from = new ArrayList<>(before.lineage());
        lineage.stream()
                .filter(one -> from.stream().noneMatch(other -> other.value().equals(one.value())))
                .forEach(from::add);
        return new PassportDocument(
                before.edition(),
                before.identity(),
                shapes,
                from,
                making,
                before.ideas(),
                before.transfer(),
                before.signature(),
                before.evidence(),
                before.limits());
    }

    private static Identity identity(Identity before, Optional<List<FileDigest>> files) {
        if (files.isEmpty()) {
            return before;
        }
        List<FileDigest> sorted = FolderDigest.sorted(files.orElseThrow());
        JsonNode root = TextNode.valueOf("sha256:" + FolderDigest.root(sorted).hex());
        Claim digest =
                before instanceof Identity.Files declared
                        ? declared.digest().against(root, Claim.FILES)
                        : Claim.measured(root, Claim.FILES);
        return new Identity.Files(digest, sorted);
    }

    private static Map<String, Claim> measured(
            Map<String, Claim> declared, Map<String, JsonNode> found) {
        Map<String, Claim> claims = new TreeMap<>(declared);
        found.forEach((name, value) -> {
            @Nullable Claim claim = declared.get(name);
            claims.put(
                    name,
                    claim == null
                            ? Claim.measured(value, Claim.FILES)
                            : claim.against(value, Claim.FILES));
        });
        return claims;
    }

    /**
     * Carried where a verdict says so; contradicted where one refutes the floor and none says so.
     */
    private static PublicSignature carried(
            PublicSignature signature, List<VerificationEvidence> evidence) {
        List<String> recognised = references(evidence, "RECOGNISED");
        List<String> refuted = references(evidence, "NOT_RECOGNISED");
        BooleanNode yes = JsonNodeFactory.instance.booleanNode(true);
        Claim carried = Claim.declared(yes);
        if (!recognised.isEmpty()) {
            carried = new Claim(yes, Stands.MEASURED, Optional.empty(), recognised);
        } else if (!refuted.isEmpty()) {
            JsonNode below =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("survivalBelow", signature.survivalFloor());
            carried = new Claim(yes, Stands.CONTRADICTED, Optional.of(below), refuted);
        }
        return new PublicSignature(
                signature.candidates(),
                signature.beaconsRoot(),
                signature.keyCommitment(),
                signature.survivalFloor(),
                signature.frozenLeaf(),
                signature.keyed(),
                signature.traits(),
                carried);
    }

    private static List<String> references(List<VerificationEvidence> evidence, String verdict) {
        return evidence.stream()
                .filter(one -> one.reported("/verdict").equals(verdict))
                .map(one -> Claim.verification(one.id()))
                .toList();
    }

    /** What follows from the content itself; a reader must not have to find it out. */
    private static List<String> limits(
            Identity identity,
            Optional<PublicSignature> signature,
            List<VerificationEvidence> evidence) {
        List<String> limits = new ArrayList<>();
        if (!identity.identifiesWeights()) {
            limits.add("It identifies no weights: another model may answer to the same name.");
        }
        if (signature.isEmpty()) {
            limits.add("It has no signature: nothing tells its model from another.");
        } else {
            limits.add(
                    "A signature that is recognised is carried by descendants, distillates and"
                            + " models trained on leaks as well; one that is not recognised never"
                            + " means that a model is unrelated.");
        }
        limits.add(
                evidence.isEmpty()
                        ? "Nothing was verified: every claim rests on its author's word."
                        : "That the verified models are the one of this passport is declared by its"
                                + " author.");
        limits.add("What stands as declared was not measured.");
        return List.copyOf(limits);
    }

    /** The id of an idea of which nothing but the label is known. */
    public static String ideaId(String label) {
        return Sha256.ofText("semantic-passport/v1/idea\n" + label).hex().substring(0, 16);
    }

    /** An idea of which nothing but the label is declared. */
    public static PublicIdea idea(String label) {
        return new PublicIdea(
                ideaId(label),
                Claim.declared(label),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A first revision in which everything is declared. */
    public static PassportDocument first(
            Edition edition,
            Identity identity,
            Map<String, Claim> architecture,
            List<Claim> lineage,
            Map<String, Claim> conditions,
            List<PublicIdea> ideas) {
        return new PassportDocument(
                edition,
                identity,
                architecture,
                lineage,
                conditions,
                ideas,
                List.of(),
                Optional.empty(),
                List.of(),
                limits(identity, Optional.empty(), List.of()));
    }
}
