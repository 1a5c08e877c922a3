package dev.semanticpassport.local.command;

import dev.semanticpassport.document.digesting.CertificateChecking;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.document.digesting.SigningBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The digest of a model's files. */
@CommandLine.Command(
        name = "digest",
        description = {
            "Digest a model's folder as the OpenSSF Model Signing specification does,",
            "and check a bundle of that specification.",
            "",
            "Exit codes with --bundle: 0 the files are the signed ones, 1 they differ or another"
                    + " key signed, 3 no such bundle."
        },
        mixinStandardHelpOptions = true)
public final class DigestCommand implements Callable<Integer> {

    @CommandLine.Parameters(paramLabel = "DIR", description = "The model's folder.")
    private Path folder = Path.of(".");

    @CommandLine.Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "A signature bundle to check (methods key and certificate).")
    private @Nullable Path bundle;

    @CommandLine.Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The signer's public key in PEM, which method key needs.")
    private @Nullable Path publicKey;

    @CommandLine.Option(
            names = "--root",
            paramLabel = "FILE",
            description =
                    "A root certificate in PEM that you trust: the chain of method certificate must"
                            + " lead to it.")
    private @Nullable Path root;

    @CommandLine.Option(names = "--list", description = "Each file's digest as well.")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        SigningBundle signed = null;
        if (bundle != null) {
            try {
                signed = SigningBundle.parse(bundle.toString(), Files.readAllBytes(bundle));
            } catch (dev.semanticpassport.core.signing.UnreadableFileException e) {
                System.err.println("passport digest: " + e.getMessage());
                return 3;
            }
        }
        Set<String> leftOut = new HashSet<>();
        if (signed != null && bundle != null) {
            leftOut.addAll(signed.ignored());
            leftOut.add(String.valueOf(bundle.getFileName()));
        }
        List<FileDigest> files = FolderReading.read(folder, leftOut, _ -> {});
        if (list) {
            files.forEach(file -> System.out.println(file.digest() + "  " + file.name()));
        }
        System.out.println("sha256:" + FolderDigest.root(files));
        return signed == null ? 0 : compared(signed, files);
    }

    private int compared(SigningBundle signed, List<FileDigest> files) throws IOException {
        List<String> differences = FolderDigest.differences(signed.files(), files);
        differences.forEach(one -> System.out.println("DIFFERS      " + one));
        Optional<PublicKey> key =
                publicKey == null
                        ? Optional.empty()
                        : Optional.of(
                                SigningBundle.publicKey(
                                        publicKey.toString(), Files.readString(publicKey)));
        boolean by = signed.signedBy(key);
        System.out.println(
                by
                        ? "signed       by "
                                + (key.isPresent() ? "that key" : "the bundle's certificate")
                        : "DIFFERS      the signature is not that key's over this bundle");
        return by && differences.isEmpty() && chained(signed, key.isPresent()) ? 0 : 1;
    }

    private boolean chained(SigningBundle signed, boolean byKey) throws IOException {
        if (!(signed.material() instanceof SigningBundle.Material.Certificate certificate)
                || byKey) {
            return true;
        }
        if (root == null) {
            System.out.println(
                    "not checked  where the certificate's chain leads to; --root holds it against a"
                            + " root that you trust");
            return true;
        }
        Optional<String> objection =
                CertificateChecking.objection(
                        certificate.chain(),
                        SigningBundle.certificate(root.toString(), Files.readAllBytes(root)),
                        Instant.now());
        System.out.println(
                objection
                        .map(what -> "DIFFERS      the chain does not lead to that root: " + what)
                        .orElse("chain        leads to that root"));
        return objection.isEmpty();
    }
}
