package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One revision of a passport: a canonical JSON document, linked to the revision before it by
 * digest. Every claim says how it stands. Time stands outside: the same content gives the same
 * bytes.
 *
 * @param architecture claims by name, such as {@code family}
 * @param lineage what the model was made from; each claim's value names {@code model} and {@code
 *     relation}
 * @param conditions of making, by names of the author's choice
 * @param ideas the public part of the meaning tree, general before particular
 * @param transfer the transfer map: what carries which idea
 * @param signature the public part, where there is one
 * @param evidence settled verifications
 * @param limits what the passport does not show, in sentences
 */
public record PassportDocument(
        Edition edition,
        Identity identity,
        Map<String, Claim> architecture,
        List<Claim> lineage,
        Map<String, Claim> conditions,
        List<PublicIdea> ideas,
        List<Carrying> transfer,
        Optional<PublicSignature> signature,
        List<VerificationEvidence> evidence,
        List<String> limits) {

    /** The version of the format, the document's first word to whoever reads it. */
    public static final String FORMAT = "semantic-passport/v1";

    public PassportDocument {
        architecture = Collections.unmodifiableMap(new TreeMap<>(architecture));
        conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
        lineage = List.copyOf(lineage);
        ideas = List.copyOf(ideas);
        transfer = List.copyOf(transfer);
        evidence = List.copyOf(evidence);
        limits = List.copyOf(limits);
        requireIdeas(ideas, transfer, signature);
        requireEvidence(
                claims(identity, architecture, lineage, conditions, ideas, transfer, signature),
                evidence);
    }

    /** The canonical bytes (RFC 8785): what is stored, hashed, signed and logged. */
    public byte[] canonical() {
        return CanonicalJson.bytes(toJson());
    }

    /** The digest of the canonical bytes, by which the next revision and the log name this one. */
    public Sha256 digest() {
        return Sha256.of(canonical());
    }

    /** Every claim of the document. */
    public List<Claim> claims() {
        return claims(identity, architecture, lineage, conditions, ideas, transfer, signature)
                .toList();
    }

    /** The document as a tree of JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT)
                .put("passportId", edition.passportId().toString())
                .put("revision", edition.revision())
                .put("name", edition.name())
                .put("author", edition.author());
        edition.previous().ifPresent(digest -> json.put("previous", digest.hex()));
        json.set("identity", identity.toJson());
        claims(json.putObject("architecture"), architecture);
        claims(json.putObject("conditions"), conditions);
        ArrayNode from = json.putArray("lineage");
        lineage.forEach(claim -> from.add(claim.toJson()));
        ArrayNode tree = json.putArray("ideas");
        ideas.forEach(idea -> tree.add(idea.toJson()));
        ArrayNode map = json.putArray("transfer");
        transfer.forEach(line -> map.add(line.toJson()));
        signature.ifPresent(one -> json.set("signature", one.toJson()));
        ArrayNode shown = json.putArray("evidence");
        evidence.forEach(one -> shown.add(one.toJson()));
        limits.forEach(json.putArray("limits")::add);
        return json;
    }

    /**
     * Reads a document strictly: every field is known, and every claim says how it stands.
     *
     * @param json the document; its file and place in it name errors
     */
    public static PassportDocument fromJson(JsonFields json) {
        json.requireText("format", FORMAT);
        json.onlyThese(
                "format",
                "passportId",
                "revision",
                "previous",
                "name",
                "author",
                "identity",
                "architecture",
                "lineage",
                "conditions",
                "ideas",
                "transfer",
                "signature",
                "evidence",
                "limits");
        Edition edition =
                json.read(
                        "revision",
                        json.index("revision", Integer.MAX_VALUE),
                        revision ->
                                new Edition(
                                        json.uuid("passportId"),
                                        revision,
                                        json.optional("previous", json::sha256),
                                        json.text("name"),
                                        json.text("author")));
        return json.read(
                "",
                edition,
                one ->
                        new PassportDocument(
                                one,
                                Identity.fromJson(json.object("identity")),
                                claims(json.object("architecture")),
                                json.objects("lineage").stream().map(Claim::fromJson).toList(),
                                claims(json.object("conditions")),
                                json.objects("ideas").stream().map(PublicIdea::fromJson).toList(),
                                json.objects("transfer").stream().map(Carrying::fromJson).toList(),
                                json.optional(
                                        "signature",
                                        name -> PublicSignature.fromJson(json.object(name))),
                                json.objects("evidence").stream()
                                        .map(VerificationEvidence::fromJson)
                                        .toList(),
                                json.texts("limits")));
    }

    private static void claims(ObjectNode json, Map<String, Claim> claims) {
        claims.forEach((name, claim) -> json.set(name, claim.toJson()));
    }

    private static Map<String, Claim> claims(JsonFields json) {
        Map<String, Claim> claims = new TreeMap<>();
        json.names().forEach(name -> claims.put(name, Claim.fromJson(json.object(name))));
        return claims;
    }

    private static Stream<Claim> claims(
            Identity identity,
            Map<String, Claim> architecture,
            List<Claim> lineage,
            Map<String, Claim> conditions,
            List<PublicIdea> ideas,
            List<Carrying> transfer,
            Optional<PublicSignature> signature) {
        Stream<Claim> digest =
                identity instanceof Identity.Files files
                        ? Stream.of(files.digest())
                        : Stream.empty();
        return Stream.of(
                        digest,
                        architecture.values().stream(),
                        lineage.stream(),
                        conditions.values().stream(),
                        ideas.stream().map(PublicIdea::label),
                        transfer.stream().map(Carrying::binding),
                        signature.map(PublicSignature::carried).stream())
                .flatMap(claims -> claims);
    }

    private static void requireIdeas(
            List<PublicIdea> ideas, List<Carrying> transfer, Optional<PublicSignature> signature) {
        Set<String> ids = new HashSet<>();
        for (PublicIdea idea : ideas) {
            if (!ids.add(idea.id())) {
                throw new IllegalArgumentException("the idea " + idea.id() + " is there twice");
            }
        }
        Stream.of(
                        ideas.stream().flatMap(idea -> idea.broader().stream()),
                        ideas.stream().flatMap(idea -> idea.related().stream()),
                        transfer.stream().map(Carrying::idea),
                        signature.stream()
                                .flatMap(one -> one.traits().stream())
                                .map(PublicSignature.Trait::idea))
                .flatMap(named -> named)
                .filter(id -> !ids.contains(id))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "the idea " + missing + " is named and not among the ideas");
                });
    }

    private static void requireEvidence(Stream<Claim> claims, List<VerificationEvidence> evidence) {
        Set<String> known = new HashSet<>(Set.of(Claim.FILES));
        for (VerificationEvidence one : evidence) {
            if (!known.add(Claim.verification(one.id()))) {
                throw new IllegalArgumentException(
                        "the verification " + one.id() + " is there twice");
            }
        }
        claims.flatMap(claim -> claim.evidence().stream())
                .filter(reference -> !known.contains(reference))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "a claim's evidence " + missing + " is not in the document");
                });
    }
}
