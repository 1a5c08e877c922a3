package dev.semanticpassport.meaning.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An idea as thesaurus tools see it.
 *
 * @param id unique within its scheme
 * @param definition where there is one
 * @param broader ids of more general concepts
 * @param related ids
 * @param terms what this project says beside SKOS: {@code holding}, {@code stands}
 * @param notes for people
 * @param layers that it is bound to
 * @param modules that it is bound to
 * @param sources IRIs of what it comes from
 */
public record SkosConcept(
        String id,
        String label,
        Optional<String> definition,
        List<String> broader,
        List<String> related,
        Map<String, String> terms,
        List<String> notes,
        List<Integer> layers,
        List<String> modules,
        List<String> sources) {

    public SkosConcept {
        broader = List.copyOf(broader);
        related = List.copyOf(related);
        terms = Collections.unmodifiableMap(new TreeMap<>(terms));
        notes = List.copyOf(notes);
        layers = List.copyOf(layers);
        modules = List.copyOf(modules);
        sources = List.copyOf(sources);
    }
}
