package dev.semanticpassport.document.specimen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.Carrying;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Edition;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.composing.PublicIdeas;
import dev.semanticpassport.document.composing.ReadingAnswers;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyEntry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An author with a passport of two revisions, a signature and two verifications, one with revealed
 * beacons and one with withheld ones: everything real but the model and the log's operator.
 */
public final class Specimen {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String AUTHOR = "Ada Vetrova";

    private final SecureRandom random;
    private final SigningKey authorKey;
    private final SpecimenLog log;
    private final UUID id;
    private final PassportDocument declared;
    private final PreparedBeacons prepared;
    private final PublicSignature signature;
    private final Set<Long> entries = new LinkedHashSet<>();
    private PassportDocument newest;
    private DsseEnvelope envelope;

    /**
     * Makes the author and all of the passport.
     *
     * @param scheme of the author's key
     * @param beacons how many, with candidates of the given number
     * @param random where keys come from; seeded, it gives the same passport again
     */
    public Specimen(SignatureScheme scheme, int beacons, int candidates, SecureRandom random) {
        this.random = random;
        this.authorKey = SigningKey.generate(scheme, random);
        this.log = new SpecimenLog(random);
        this.id = uuid();
        log.append(bytes("{\"type\":\"of another\"}"));
        entries.add(log.append(KeyEntry.leaf(created())));
        this.declared =
                SpecimenContent.declared(
                        new Edition(id, 1, Optional.empty(), "ember-1b-lora", AUTHOR));
        issue(declared);
        AuthorKey secret = AuthorKey.draw(random);
        FrozenBeacons frozen =
                FrozenBeacons.freeze(SpecimenContent.beacons(beacons, candidates), secret);
        long frozenLeaf = append(frozenLeaf(frozen, secret));
        Randomness drawn = new Randomness.LogCheckpoint(log.checkpoint().note());
        this.prepared = PreparedBeacons.prepare(id, frozen, secret, drawn);
        long keysLeaf = append(keysLeaf(frozenLeaf, drawn));
        this.signature = signature(frozenLeaf, drawn, keysLeaf);
        this.newest = declared;
        this.envelope = PassportFile.sign(declared, authorKey, random);
        verified();
    }

    /** The second revision: with the tree, the files, the map and the evidence. */
    private void verified() {
        List<VerificationEvidence> evidence = new ArrayList<>();
        evidence.add(evidence(Optional.of(prepared), 0.8));
        evidence.add(evidence(Optional.empty(), 0.9));
        List<PublicIdea> ideas = PublicIdeas.of(SpecimenContent.tree());
        revise(
                new Composing.Known(
                        ideas,
                        transfer(ideas),
                        Optional.of(SpecimenContent.files()),
                        Map.of("layers", JSON.numberNode(4), "family", JSON.textNode("llama")),
                        Optional.of(signature),
                        evidence));
    }

    /** Issues the next revision, signed by the author's key. */
    public void revise(Composing.Known known) {
        issue(Composing.next(newest, newest.digest(), known));
    }

    private void issue(PassportDocument document) {
        newest = document;
        envelope = PassportFile.sign(document, authorKey, random);
        append(
                Leaf.bytes(
                        new Leaf.Issued(
                                id,
                                document.edition().revision(),
                                document.digest(),
                                Optional.of(authorKey.verificationKey().keyId()))));
    }

    /** The newest revision's file, with the log as it is now. */
    public PassportFile file() {
        return new PassportFile(envelope, Optional.of(log.proof(entries)));
    }

    public PassportDocument document() {
        return newest;
    }

    public SigningKey authorKey() {
        return authorKey;
    }

    public SpecimenLog log() {
        return log;
    }

    public PreparedBeacons prepared() {
        return prepared;
    }

    /** Indices of the log's entries on which the passport rests; more may be added. */
    public Set<Long> entries() {
        return entries;
    }

    private DsseEnvelope created() {
        return new KeyEntry.Created(AUTHOR, authorKey.verificationKey())
                .sign(List.of(authorKey), random);
    }

    private long append(byte[] leaf) {
        long index = log.append(leaf);
        entries.add(index);
        return index;
    }

    private byte[] frozenLeaf(FrozenBeacons frozen, AuthorKey secret) {
        return CanonicalJson.bytes(
                JSON.objectNode()
                        .put("type", "beacons.frozen")
                        .put("passport", id.toString())
                        .put("author", AUTHOR)
                        .put("beaconsRoot", frozen.root().hex())
                        .put("keyCommitment", secret.commitment().hex())
                        .put("count", frozen.size())
                        .put("survivalFloor", 0.2));
    }

    private byte[] keysLeaf(long frozenLeaf, Randomness drawn) {
        var leaf =
                JSON.objectNode()
                        .put("type", "keys.committed")
                        .put("passport", id.toString())
                        .put("frozen", frozenLeaf)
                        .put("keysRoot", prepared.keysRoot().hex());
        leaf.set("randomness", drawn.toJson());
        return CanonicalJson.bytes(leaf);
    }

    private PublicSignature signature(long frozenLeaf, Randomness drawn, long keysLeaf) {
        return new PublicSignature(
                prepared.frozen().beacons().stream().map(one -> one.candidates().size()).toList(),
                prepared.beaconsRoot(),
                prepared.commitment(),
                0.2,
                frozenLeaf,
                Optional.of(new PublicSignature.Keyed(drawn, prepared.keysRoot(), keysLeaf)),
                List.of(
                        new PublicSignature.Trait(
                                SpecimenContent.LANTERN,
                                "What does a lantern stand for?",
                                "for what is seen of a thought by others")),
                Claim.declared(JSON.booleanNode(true)));
    }

    private VerificationEvidence evidence(Optional<PreparedBeacons> revealed, double survival) {
        UUID verification = uuid();
        List<JsonNode> trail = SpecimenAnswers.trail(prepared, survival, random);
        JsonNode report =
                SpecimenAnswers.report(
                        verification, new SpecimenAnswers.Subject(newest, prepared), trail);
        int counted = report.path("counted").asInt();
        byte[] leaf =
                CanonicalJson.bytes(
                        JSON.objectNode()
                                .put("type", "verdict")
                                .put("verification", verification.toString())
                                .put("passport", id.toString())
                                .put("digest", CanonicalJson.sha256(report).hex()));
        return ReadingAnswers.read(
                verification,
                report,
                append(leaf),
                trail.subList(0, counted),
                signature.candidates(),
                revealed);
    }

    private static List<Carrying> transfer(List<PublicIdea> ideas) {
        List<Carrying> lines = new ArrayList<>();
        for (PublicIdea idea : ideas) {
            lines.add(
                    Carrying.declared(
                            idea.id(),
                            List.of(lines.size(), lines.size() + 1),
                            List.of("q_proj", "v_proj"),
                            12,
                            Optional.of(Sha256.ofText("rows of " + idea.text())),
                            Optional.of("3." + (lines.size() + 1)),
                            4));
        }
        return lines;
    }

    private UUID uuid() {
        byte[] bytes = new byte[Sha256.BYTES];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
