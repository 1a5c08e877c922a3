package dev.semanticpassport.meaning;

import java.util.List;
import java.util.Optional;

/**
 * An idea's tie to layers and modules: an imprint, declared or only mentioned.
 *
 * @param layers as the author counts them, ascending
 * @param modules names as in a configuration (q_proj), empty where none was said
 * @param quote where the author said so; empty where it was chosen by hand or drawn
 */
public record Binding(List<Integer> layers, List<String> modules, Optional<Quote> quote) {
    public Binding {
        layers = layers.stream().sorted().distinct().toList();
        modules = List.copyOf(modules);
    }
}
