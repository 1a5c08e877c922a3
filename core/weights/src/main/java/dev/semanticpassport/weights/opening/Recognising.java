package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.gguf.ReadingGguf;
import dev.semanticpassport.weights.llama2c.ReadingLlama2c;
import dev.semanticpassport.weights.safetensors.ReadingSafetensors;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/** Tells files by their first bytes, and by their names where those decide nothing. */
final class Recognising {
    static final Set<String> TENSOR_ENDINGS =
            Set.of("safetensors", "gguf", "bin", "pt", "pth", "ckpt", "pkl", "q8");
    private static final Set<String> TOKENIZERS =
            Set.of(
                    "tokenizer.json",
                    "tokenizer.model",
                    "tokenizer_config.json",
                    "special_tokens_map.json",
                    "added_tokens.json",
                    "vocab.json",
                    "vocab.txt",
                    "merges.txt",
                    "spiece.model",
                    "sentencepiece.bpe.model");
    private static final Set<String> SETTINGS =
            Set.of("config.json", "generation_config.json", "adapter_config.json");

    private Recognising() {}

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What a file is for that is no file of tensors. */
    static Listed.Kind kind(String name) {
        if (SETTINGS.contains(name) || name.endsWith(".index.json")) {
            return Listed.Kind.SETTINGS;
        }
        boolean pieces = ending(name).equals("model") || ending(name).equals("tiktoken");
        return TOKENIZERS.contains(name) || pieces ? Listed.Kind.TOKENIZER : Listed.Kind.OTHER;
    }

    /** A pickle, plain or in the ZIP archive that PyTorch makes. */
    static boolean isProgram(String name, MemorySegment bytes) {
        if (bytes.byteSize() < 4) {
            return false;
        }
        int first = bytes.get(ValueLayout.JAVA_BYTE, 0) & 0xFF;
        int second = bytes.get(ValueLayout.JAVA_BYTE, 1) & 0xFF;
        boolean pickle = first == 0x80 && second >= 2 && second <= 5;
        boolean archive =
                first == 'P'
                        && second == 'K'
                        && TENSOR_ENDINGS.contains(ending(name))
                        && !ending(name).equals("safetensors");
        return pickle || archive;
    }

    /** Reads the header of a file of tensors, whatever format it is in. */
    static TensorFile read(String name, MemorySegment bytes) throws RefusedException {
        if (ReadingGguf.looksLike(bytes)) {
            return ReadingGguf.read(name, bytes);
        }
        // before pickles: a header's length may begin with a pickle's first bytes
        if (ReadingSafetensors.looksLike(bytes)) {
            return ReadingSafetensors.read(name, bytes);
        }
        if (isProgram(name, bytes)) {
            throw new RefusedException(
                    Kind.PROGRAM, name, "", "is a pickle, which is a program: listed, not loaded");
        }
        if (ending(name).equals("safetensors")) {
            return ReadingSafetensors.read(name, bytes);
        }
        if (ReadingLlama2c.looksLike(bytes)) {
            return ReadingLlama2c.read(name, bytes);
        }
        throw new RefusedException(
                Kind.UNKNOWN_FORMAT, name, "", "is in no format that is known here");
    }
}
