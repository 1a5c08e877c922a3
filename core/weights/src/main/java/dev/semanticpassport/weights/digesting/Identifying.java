package dev.semanticpassport.weights.digesting;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.mapping.FileIdentity;
import dev.semanticpassport.weights.mapping.MappedFile;
import dev.semanticpassport.weights.opening.Listed;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.working.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Digests what was opened. */
public final class Identifying {
    private static final Set<String> SETTINGS = Set.of("config.json", "adapter_config.json");

    private Identifying() {}

    /**
     * Digests every file of the opened folder, or the opened file; those that are known are not
     * read again.
     *
     * @param now decides what may be remembered
     * @throws IOException naming the file that cannot be read, that changed meanwhile, or that
     *     leads out of the folder
     */
    public static Identity identify(Opened opened, KnownDigests known, Instant now)
            throws IOException {
        // the large files first and together; the walk through the folder then finds them done
        List<Sha256> tensors =
                Together.each(opened.files(), file -> remembered(file.mapped(), known, now));
        Map<FileIdentity, Sha256> done = new HashMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            done.put(opened.files().get(i).mapped().identity(), tensors.get(i));
        }
        if (!Files.isDirectory(opened.path())) {
            String name = opened.path().getFileName().toString();
            Sha256 digest =
                    tensors.isEmpty()
                            ? digest(opened.path(), name, known, now)
                            : tensors.getFirst();
            return new Identity(
                    digest,
                    List.of(new FileDigest(name, digest)),
                    tokenizer(opened, List.of()),
                    Optional.empty());
        }
        List<FileDigest> files =
                FolderReading.read(
                        opened.path(),
                        Set.of(),
                        (file, name) -> {
                            Sha256 digest = done.get(FileIdentity.of(file));
                            return digest == null ? digest(file, name, known, now) : digest;
                        });
        return new Identity(
                FolderDigest.root(files),
                files,
                tokenizer(opened, files),
                files.stream()
                        .filter(file -> SETTINGS.contains(file.name()))
                        .findFirst()
                        .map(FileDigest::digest));
    }

    private static Sha256 digest(Path file, String name, KnownDigests known, Instant now)
            throws IOException {
        try (MappedFile mapped = MappedFile.open(file, name)) {
            return remembered(mapped, known, now);
        }
    }

    private static Sha256 remembered(MappedFile file, KnownDigests known, Instant now)
            throws RefusedException {
        Optional<Sha256> before = known.of(file.identity());
        if (before.isPresent()) {
            return before.get();
        }
        Sha256 digest = file.read(Digests::of);
        try {
            known.remember(file.identity(), digest, now);
        } catch (IOException e) {
            // forgotten is only slower
            return digest;
        }
        return digest;
    }

    private static Optional<Sha256> tokenizer(Opened opened, List<FileDigest> files)
            throws RefusedException {
        for (OpenFile file : opened.files()) {
            if (!file.header().tokenizer().isEmpty()) {
                return Optional.of(
                        file.mapped()
                                .read(bytes -> {
                                    MessageDigest sha = Digests.sha256();
                                    for (TensorFile.ByteRange range : file.header().tokenizer()) {
                                        Digests.update(sha, bytes, range.first(), range.end());
                                    }
                                    return Sha256.fromBytes(sha.digest());
                                }));
            }
        }
        Set<String> names =
                opened.listed().stream()
                        .filter(one -> one.kind() == Listed.Kind.TOKENIZER)
                        .map(Listed::file)
                        .collect(Collectors.toSet());
        List<FileDigest> its = files.stream().filter(one -> names.contains(one.name())).toList();
        return its.isEmpty() ? Optional.empty() : Optional.of(FolderDigest.root(its));
    }
}
