package dev.semanticpassport.meaning.finding;

import java.util.List;
import java.util.Optional;

/**
 * Layers and modules that a sentence names, with what it says they carry.
 *
 * @param layers ascending, as the author counts
 * @param modules as named in configurations
 * @param target what they carry, where the sentence names it
 * @param from first character of the naming within the line
 * @param to the character after its last, the target included where it stands behind
 */
public record Tie(
        List<Integer> layers, List<String> modules, Optional<Label> target, int from, int to) {
    public Tie {
        layers = List.copyOf(layers);
        modules = List.copyOf(modules);
    }
}
