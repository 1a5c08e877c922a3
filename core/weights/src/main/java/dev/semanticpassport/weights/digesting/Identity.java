package dev.semanticpassport.weights.digesting;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import java.util.List;
import java.util.Optional;

/**
 * By what a model's files are known again; equal files have equal digests wherever they lie.
 *
 * @param root of a folder, as OpenSSF Model Signing 1.0 has it; of a single file, its SHA-256
 * @param files every file's digest, in the order in which they count
 * @param tokenizer the root over the tokenizer's files, or SHA-256 over what a GGUF header says of
 *     it, without its chat template; empty where there is none
 * @param settings of {@code config.json} or {@code adapter_config.json}
 */
public record Identity(
        Sha256 root,
        List<FileDigest> files,
        Optional<Sha256> tokenizer,
        Optional<Sha256> settings) {
    public Identity {
        files = List.copyOf(files);
    }
}
