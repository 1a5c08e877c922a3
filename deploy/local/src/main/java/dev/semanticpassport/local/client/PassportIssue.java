package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.composing.FirstFormat;
import dev.semanticpassport.document.composing.ReadingAnswers;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.document.keys.KeyHistory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Issues a passport's next revision, signed on this machine, and fetches what the log shows. */
public final class PassportIssue {
    private static final String API = "/api/v1/passports/";
    private static final int PAGE = 200;

    private final Rest passports;
    private final Rest scoring;
    private final LogClient log;

    public PassportIssue(Rest passports, Rest scoring) {
        this.passports = passports;
        this.scoring = scoring;
        this.log = new LogClient(passports);
    }

    /** The newest revision: its document, and the digest and log entry under which it stands. */
    public record Newest(PassportDocument document, Sha256 digest, int revision) {}

    public Newest newest(UUID id) {
        JsonNode answer = passports.read(API + id);
        int revision = answer.path("revision").asInt();
        String document =
                passports.text(
                        API + id + "/revisions/" + revision + "/document", "application/json");
        return new Newest(
                FirstFormat.orPresent(
                        JsonFields.of("passport " + id, document.getBytes(StandardCharsets.UTF_8))),
                Sha256.parse(answer.path("digest").asText()),
                revision);
    }

    /** The public part of the passport's newest signature; empty where it has none. */
    public Optional<PublicSignature> signature(UUID id) {
        JsonNode facts;
        try {
            facts = passports.read(API + id + "/signature");
        } catch (Rest.Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
        List<Integer> candidates = new ArrayList<>();
        facts.path("candidates").forEach(count -> candidates.add(count.asInt()));
        Optional<PublicSignature.Keyed> keyed =
                facts.path("keys").isObject()
                        ? Optional.of(
                                new PublicSignature.Keyed(
                                        new Randomness.LogCheckpoint(
                                                facts.at("/randomness/note").asText()),
                                        Sha256.parse(facts.at("/keys/root").asText()),
                                        facts.at("/keys/logIndex").asLong()))
                        : Optional.empty();
        return Optional.of(
                new PublicSignature(
                        candidates,
                        Sha256.parse(facts.at("/frozen/beaconsRoot").asText()),
                        Sha256.parse(facts.at("/frozen/keyCommitment").asText()),
                        facts.path("survivalFloor").asDouble(),
                        facts.at("/frozen/logIndex").asLong(),
                        keyed,
                        List.of(),
                        Claim.declared(JsonNodeFactory.instance.booleanNode(true))));
    }

    /** Ids of the passport's settled verifications, oldest first. */
    public List<UUID> settled(UUID id) {
        List<UUID> settled = new ArrayList<>();
        for (int page = 0; ; page++) {
            JsonNode answer =
                    passports.read(
                            "/api/v1/verifications?state=SETTLED&passport="
                                    + id
                                    + "&size="
                                    + PAGE
                                    + "&page="
                                    + page);
            JsonNode items = answer.path("items");
            for (JsonNode one : items) {
                // a look at files is no evidence that a passport carries
                if (one.at("/access/kind").asText("chat").equals("chat")) {
                    settled.add(
                            UUID.fromString(
                                    one.path("id").asText(one.path("verificationId").asText())));
                }
            }
            if (items.size() < PAGE) {
                return settled;
            }
        }
    }

    /** A settled verification's report: its {@code body}, and what stands {@code outside}. */
    public JsonNode report(UUID verification) {
        return passports.read("/api/v1/verifications/" + verification + "/report");
    }

    /**
     * A verification's evidence.
     *
     * @param revealed the author's prepared beacons, where those that were asked are to be revealed
     */
    public VerificationEvidence evidence(
            UUID verification, List<Integer> candidates, Optional<PreparedBeacons> revealed) {
        JsonNode report = report(verification);
        JsonNode body = report.path("body");
        int counted = body.path("counted").asInt();
        List<JsonNode> trail = new ArrayList<>();
        int next = 0;
        while (trail.size() < counted) {
            JsonNode page =
                    scoring.read(
                            "/api/v1/verifications/"
                                    + verification
                                    + "/evidence?limit="
                                    + PAGE
                                    + "&from="
                                    + next);
            for (JsonNode answer : page.path("answers")) {
                if (trail.size() < counted) {
                    trail.add(answer);
                }
            }
            if (!page.path("next").isInt() && trail.size() < counted) {
                throw new IllegalStateException(
                        "the audit trail of verification "
                                + verification
                                + " has "
                                + trail.size()
                                + " answers, its report counts "
                                + counted);
            }
            next = page.path("next").asInt();
        }
        return ReadingAnswers.read(
                verification,
                body,
                report.at("/outside/logIndex").asLong(),
                trail,
                candidates,
                revealed);
    }

    /**
     * Signs the next revision, logs the key where the log does not know it, posts the revision, and
     * fetches the proofs.
     */
    public PassportFile issue(
            Newest newest, Composing.Known known, SigningKey key, SecureRandom random) {
        PassportDocument next = Composing.next(newest.document(), newest.digest(), known);
        String keyId = key.verificationKey().keyId();
        if (log.keyLine(keyId).isEmpty()) {
            log.addKey(
                    new KeyEntry.Created(next.edition().author(), key.verificationKey())
                            .sign(List.of(key), random));
        }
        DsseEnvelope envelope = PassportFile.sign(next, key, random);
        passports.post(API + next.edition().passportId() + "/signed-revisions", envelope.toJson());
        return file(envelope, next, keyId);
    }

    private PassportFile file(DsseEnvelope envelope, PassportDocument document, String keyId) {
        Set<Long> entries = new TreeSet<>();
        for (int revision = 1; revision <= document.edition().revision(); revision++) {
            entries.add(
                    passports
                            .read(API + document.edition().passportId() + "/revisions/" + revision)
                            .path("logIndex")
                            .asLong());
        }
        log.keyLine(keyId).stream().map(KeyHistory.Logged::index).forEach(entries::add);
        document.signature()
                .ifPresent(signature -> {
                    entries.add(signature.frozenLeaf());
                    signature.keyed().ifPresent(keyed -> entries.add(keyed.keysLeaf()));
                });
        document.evidence().forEach(one -> entries.add(one.logIndex()));
        return new PassportFile(envelope, Optional.of(log.proof(entries)));
    }
}
