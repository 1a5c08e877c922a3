package dev.semanticpassport.passport.verification.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what files are known again. Digests in hex.
 *
 * @param root of a folder, as OpenSSF Model Signing 1.0 has it; of a single file, its SHA-256; null
 *     where not all digests are there
 * @param declaredRoot the passport's; null where it declares none
 * @param stands how the two stand to each other
 * @param tokenizer the root over the tokenizer's files, or SHA-256 of what a GGUF header says of it
 * @param settings of {@code config.json} or {@code adapter_config.json}
 * @param tensors SHA-256 over the tensors' digests, in the order of their names: the same for the
 *     same tensors, in however many files they stand; null where not all are there
 * @param files each with its digest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilesIdentity(
        @Nullable String root,
        @Nullable String declaredRoot,
        Stands stands,
        @Nullable String tokenizer,
        @Nullable String settings,
        @Nullable String tensors,
        List<Inspected.FileSha> files) {
    private static final Set<String> SETTINGS = Set.of("config.json", "adapter_config.json");

    public FilesIdentity {
        files = List.copyOf(files);
    }

    /** How the digest stands to the declared one. */
    public enum Stands {
        EQUAL,
        DIFFERENT,
        /** The passport declares none, or there is no passport. */
        NOT_DECLARED,
        /** Not all of the files could be digested. */
        NOT_MEASURED
    }

    /** In one sentence. */
    String inWords() {
        return switch (stands) {
            case EQUAL -> "The digest of the files is the one that the passport declares.";
            case DIFFERENT ->
                    "The digest of the files is not the one that the passport declares: these are"
                            + " other files.";
            case NOT_DECLARED -> "Nothing declares a digest of these files.";
            case NOT_MEASURED ->
                    "The digest of the files is not known, for not all of them were digested.";
        };
    }

    /**
     * Puts digests together.
     *
     * @param complete whether all files, and all tensors, have their digest
     */
    static FilesIdentity of(
            Inspected.@Nullable Manifest manifest,
            List<Inspected.FileSha> files,
            List<Inspected.TensorFound> tensors,
            boolean complete,
            boolean allTensors,
            @Nullable String declared) {
        String root = manifest == null || !complete ? null : root(manifest, files);
        return new FilesIdentity(
                root,
                declared,
                stands(root, declared),
                manifest == null ? null : tokenizer(manifest, files),
                files.stream()
                        .filter(file -> SETTINGS.contains(file.name()))
                        .map(Inspected.FileSha::sha256)
                        .findFirst()
                        .orElse(null),
                allTensors && !tensors.isEmpty() ? overTensors(tensors) : null,
                files);
    }

    private static Stands stands(@Nullable String root, @Nullable String declared) {
        if (declared == null) {
            return Stands.NOT_DECLARED;
        }
        if (root == null) {
            return Stands.NOT_MEASURED;
        }
        return root.equals(declared) ? Stands.EQUAL : Stands.DIFFERENT;
    }

    private static @Nullable String root(
            Inspected.Manifest manifest, List<Inspected.FileSha> files) {
        if (files.isEmpty()) {
            return null;
        }
        return manifest.folder() ? folder(files) : files.getFirst().sha256();
    }

    private static String folder(List<Inspected.FileSha> files) {
        return FolderDigest.root(
                        files.stream()
                                .map(file ->
                                        new FileDigest(file.name(), Sha256.parse(file.sha256())))
                                .toList())
                .hex();
    }

    private static @Nullable String tokenizer(
            Inspected.Manifest manifest, List<Inspected.FileSha> files) {
        if (manifest.tokenizer() != null) {
            return manifest.tokenizer();
        }
        Set<String> names =
                manifest.files().stream()
                        .filter(file -> file.role() == Inspected.Role.TOKENIZER)
                        .map(Inspected.FileEntry::name)
                        .collect(Collectors.toSet());
        List<Inspected.FileSha> its =
                files.stream().filter(file -> names.contains(file.name())).toList();
        return its.isEmpty() || its.size() < names.size() ? null : folder(its);
    }

    private static String overTensors(List<Inspected.TensorFound> tensors) {
        return Sha256.of(
                        tensors.stream()
                                .sorted(
                                        Comparator.comparing(Inspected.TensorFound::name)
                                                .thenComparing(Inspected.TensorFound::sha256))
                                .map(tensor -> Sha256.parse(tensor.sha256()).bytes())
                                .toArray(byte[][]::new))
                .hex();
    }
}
