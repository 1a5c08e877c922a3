package dev.semanticpassport.local.bench;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.exchange.Export;
import dev.semanticpassport.local.client.KeyFile;
import dev.semanticpassport.local.client.PassportIssue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Passports as files, everything they are exported to, and the key that signs them. */
final class CanaryDocuments {
    private static final int ED25519_KEY_BYTES = 32;

    private final PassportIssue issue;
    private final SecureRandom random;
    private final Instant now;
    private final SigningKey key;

    CanaryDocuments(PassportIssue issue, SecureRandom random, Instant now) {
        this.issue = issue;
        this.random = random;
        this.now = now;
        key = SigningKey.generate(SignatureScheme.ED25519, random);
    }

    /**
     * Issues the passport's next revision, with the evidence of its verifications and no beacon
     * revealed.
     *
     * @return the file and its exports by what they are
     */
    Map<String, String> issue(String name, UUID passport, List<UUID> verifications) {
        Optional<PublicSignature> signature = issue.signature(passport);
        List<VerificationEvidence> evidence =
                verifications.stream()
                        .map(id ->
                                issue.evidence(
                                        id, signature.orElseThrow().candidates(), Optional.empty()))
                        .toList();
        PassportFile file =
                issue.issue(
                        issue.newest(passport),
                        new Composing.Known(
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Map.of(),
                                signature,
                                evidence),
                        key,
                        random);
        PassportDocument document = file.document(name);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(name + "'s file", new String(file.canonical(), StandardCharsets.UTF_8));
        // the file holds the document in base64, and the search knows no text of unknown alignment
        texts.put(name + "'s document", document.toJson().toString());
        for (Export export : Export.values()) {
            texts.put(name + " as " + export.word(), export.write(document, now));
        }
        return texts;
    }

    /** The files of the key, as `passport key create` writes them. */
    Map<String, String> keyFiles() throws IOException {
        Path folder = Files.createTempDirectory("canary-key");
        Path file = folder.resolve("author.pem");
        new KeyFile(file).write(key, UUID.randomUUID().toString().toCharArray(), random);
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> written = Files.list(folder)) {
            for (Path one : written.toList()) {
                texts.put("key file " + one.getFileName(), Files.readString(one));
                Files.delete(one);
            }
        }
        Files.delete(folder);
        return texts;
    }

    /** The private half of the key. */
    Needle needle() {
        String pem = key.exposePem();
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = pem.indexOf(begin) + begin.length();
        byte[] pkcs8 =
                Base64.getMimeDecoder()
                        .decode(pem.substring(from, pem.indexOf("-----END PRIVATE KEY-----")));
        return Needle.ofBytes(
                "the key that signs a passport",
                Arrays.copyOfRange(pkcs8, pkcs8.length - ED25519_KEY_BYTES, pkcs8.length));
    }
}
