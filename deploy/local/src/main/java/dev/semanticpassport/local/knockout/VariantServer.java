package dev.semanticpassport.local.knockout;

import java.net.URI;
import java.util.Optional;

/** A server of another program that is to serve variants. */
public sealed interface VariantServer {

    /** Takes adapters while it runs. */
    record Vllm(URI base) implements VariantServer {}

    /** Has adapters from its start, and switches between them. */
    record LlamaCpp(URI base) implements VariantServer {}

    /** Reads {@code vllm=URL} or {@code llama.cpp=URL}; empty where the text is neither. */
    static Optional<VariantServer> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        URI base = URI.create(text.substring(equals + 1));
        boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (base.getHost() == null || !http) {
            return Optional.empty();
        }
        return switch (text.substring(0, equals)) {
            case "vllm" -> Optional.of(new Vllm(base));
            case "llama.cpp" -> Optional.of(new LlamaCpp(base));
            default -> Optional.empty();
        };
    }
}
