package dev.semanticpassport.document.digesting;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A bundle of OpenSSF Model Signing 1.0: which files a signer vouches for.
 *
 * @param material how the signer is known
 * @param envelope with the statement
 * @param name the subject's
 * @param root the subject's digest, checked against the files
 * @param files all signed files
 * @param ignored paths that the signer left out
 */
public record SigningBundle(
        Material material,
        DsseEnvelope envelope,
        String name,
        Sha256 root,
        List<FileDigest> files,
        List<String> ignored) {

    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";

    /** How the signer is known. */
    public sealed interface Material {
        /** By a public key that whoever verifies has; the hint names it. */
        record Key(String hint) implements Material {}

        /**
         * By a certificate; whether its chain is trusted, {@link CertificateChecking} tells.
         *
         * @param chain the signer's own first
         * @param logged whether the signature is said to stand in a transparency log
         */
        record Certificate(List<X509Certificate> chain, boolean logged) implements Material {
            public Certificate {
                chain = List.copyOf(chain);
            }

            /** The signer's. */
            public PublicKey key() {
                return chain.getFirst().getPublicKey();
            }
        }
    }

    public SigningBundle {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a bundle; says nothing yet about who signed it.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException naming the field that is not as the specification has it
     */
    public static SigningBundle parse(String file, byte[] bytes) {
        JsonFields json = JsonFields.of(file, bytes);
        json.requireText("mediaType", MEDIA_TYPE);
        Material material = material(json.object("verificationMaterial"));
        DsseEnvelope envelope = DsseEnvelope.fromJson(json.object("dsseEnvelope"));
        if (!envelope.payloadType().equals(DsseEnvelope.IN_TOTO)) {
            throw json.error("dsseEnvelope.payloadType", "is not " + DsseEnvelope.IN_TOTO);
        }
        JsonFields statement =
                JsonFields.of(
                        file,
                        "payload",
                        CanonicalJson.read(file + ", payload", envelope.payloadBytes()));
        statement.requireText("_type", STATEMENT);
        statement.requireText("predicateType", PREDICATE_TYPE);
        List<JsonFields> subjects = statement.objects("subject");
        if (subjects.size() != 1) {
            throw statement.error("subject", "is not one subject");
        }
        Sha256 root = subjects.getFirst().object("digest").sha256("sha256");
        JsonFields predicate = statement.object("predicate");
        List<FileDigest> files = files(predicate);
        if (!predicate.read("resources", files, FolderDigest::root).equals(root)) {
            throw statement.error("subject", "has another digest than that of the resources");
        }
        return new SigningBundle(
                material,
                envelope,
                subjects.getFirst().text("name"),
                root,
                files,
                predicate.object("serialization").has("ignore_paths")
                        ? predicate.object("serialization").texts("ignore_paths")
                        : List.of());
    }

    private static List<FileDigest> files(JsonFields predicate) {
        JsonFields serialization = predicate.object("serialization");
        serialization.requireText("method", "files");
        serialization.requireText("hash_type", "sha256");
        List<FileDigest> files = new ArrayList<>();
        for (JsonFields one : predicate.objects("resources")) {
            one.requireText("algorithm", "sha256");
            files.add(
                    one.read(
                            "name",
                            one.text("name"),
                            name -> new FileDigest(name, one.sha256("digest"))));
        }
        return files;
    }

    private static Material material(JsonFields json) {
        if (json.has("publicKey")) {
            return new Material.Key(json.object("publicKey").text("hint"));
        }
        if (json.has("x509CertificateChain")) {
            List<JsonFields> chain = json.object("x509CertificateChain").objects("certificates");
            if (chain.isEmpty()) {
                throw json.error("x509CertificateChain", "has no certificate");
            }
            return new Material.Certificate(
                    chain.stream().map(SigningBundle::certificate).toList(), false);
        }
        if (json.has("certificate")) {
            if (!json.has("tlogEntries") || json.objects("tlogEntries").isEmpty()) {
                throw json.error("tlogEntries", "has no entry, which a keyless signature needs");
            }
            return new Material.Certificate(List.of(certificate(json.object("certificate"))), true);
        }
        throw json.error("", "has none of publicKey, x509CertificateChain and certificate");
    }

    private static X509Certificate certificate(JsonFields json) {
        byte[] der = json.read("rawBytes", json.text("rawBytes"), Base64.getDecoder()::decode);
        try {
            return certificate(der);
        } catch (GeneralSecurityException e) {
            throw json.error("rawBytes", "is no X.509 certificate");
        }
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** Reads a certificate in PEM. */
    public static X509Certificate certificate(String file, byte[] pem) {
        try {
            return certificate(pem);
        } catch (GeneralSecurityException e) {
            throw new UnreadableFileException(
                    file, "CERTIFICATE", "is no X.509 certificate in PEM");
        }
    }

    /** Reads a public key of an elliptic curve in PEM. */
    public static PublicKey publicKey(String file, String pem) {
        String body =
                pem.replace("-----BEGIN PUBLIC KEY-----", "")
                        .replace("-----END PUBLIC KEY-----", "")
                        .replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "PUBLIC KEY", "is no public key of an elliptic curve in PEM");
        }
    }

    /**
     * Whether the envelope is signed by this key; by the certificate's where none is given.
     *
     * @param known the key that whoever verifies has
     */
    public boolean signedBy(Optional<PublicKey> known) {
        PublicKey key =
                known.orElseGet(() ->
                        switch (material) {
                            case Material.Certificate certified -> certified.key();
                            case Material.Key(String hint) ->
                                    throw new IllegalArgumentException(
                                            "the bundle names a public key by its hint "
                                                    + hint
                                                    + " alone; give the key");
                        });
        byte[] message = envelope.preAuthenticated();
        return envelope.signatures().stream()
                .anyMatch(one -> verifies(key, message, Base64.getDecoder().decode(one.sig())));
    }

    private static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm(key));
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a malformed signature is simply not one
        }
    }

    /** The digest grows with the curve, as model_signing has it. */
    private static String algorithm(PublicKey key) {
        if (!(key instanceof ECPublicKey curve)) {
            return "Ed25519";
        }
        int bits = curve.getParams().getCurve().getField().getFieldSize();
        return bits <= 256
                ? "SHA256withECDSA"
                : bits <= 384 ? "SHA384withECDSA" : "SHA512withECDSA";
    }

    /** The statement that a signer of these files signs. */
    public static byte[] statement(String name, List<FileDigest> files, List<String> ignored) {
        var json = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        json.put("_type", STATEMENT).put("predicateType", PREDICATE_TYPE);
        json.putArray("subject")
                .addObject()
                .put("name", name)
                .putObject("digest")
                .put("sha256", FolderDigest.root(files).hex());
        var predicate = json.putObject("predicate");
        var resources = predicate.putArray("resources");
        FolderDigest.sorted(files)
                .forEach(file ->
                        resources
                                .addObject()
                                .put("name", file.name())
                                .put("digest", file.digest().hex())
                                .put("algorithm", "sha256"));
        var serialization = predicate.putObject("serialization");
        serialization
                .put("method", "files")
                .put("hash_type", "sha256")
                .put("allow_symlinks", false);
        ignored.forEach(serialization.putArray("ignore_paths")::add);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
