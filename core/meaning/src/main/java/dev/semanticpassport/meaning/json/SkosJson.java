package dev.semanticpassport.meaning.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.comparing.Comparison;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.publishing.PublicTree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tree as a SKOS concept scheme in JSON-LD, for thesaurus tools. Only ideas that may be published
 * are in it; an idea under a private one stands under that one's broader ideas, so that nothing
 * shows where one is missing.
 */
public final class SkosJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TERMS = "urn:semantic-passport:terms:";

    private SkosJson() {}

    /**
     * The tree's public ideas, as canonical JSON.
     *
     * @param scheme the concept scheme's IRI
     * @param languages that labels may be in, told by their script
     */
    public static byte[] write(MeaningTree tree, String scheme, List<Language> languages) {
        return write(
                PublicTree.of(tree).ideas().stream().map(SkosJson::concept).toList(),
                scheme,
                languages);
    }

    /**
     * Concepts as they are, as canonical JSON; which of them may be published is the caller's care.
     *
     * @param concepts broader and related ones are among them
     */
    public static byte[] write(
            List<SkosConcept> concepts, String scheme, List<Language> languages) {
        ObjectNode root = JSON.objectNode();
        root.set("@context", context());
        ArrayNode graph = root.putArray("@graph");
        ObjectNode top = graph.addObject().put("@id", scheme).put("@type", "skos:ConceptScheme");
        ArrayNode tops = JSON.arrayNode();
        for (SkosConcept concept : concepts) {
            if (concept.broader().isEmpty()) {
                tops.add(iri(scheme, concept.id()));
            }
        }
        top.set("hasTopConcept", tops);
        for (SkosConcept concept : concepts) {
            graph.add(node(concept, concepts, scheme, languages));
        }
        return CanonicalJson.bytes(root);
    }

    /** What two trees have in common, as SKOS mapping relations between public ideas. */
    public static byte[] write(
            Comparison comparison,
            MeaningTree one,
            String oneScheme,
            MeaningTree other,
            String otherScheme) {
        Set<IdeaId> left = ids(PublicTree.of(one));
        Set<IdeaId> right = ids(PublicTree.of(other));
        ObjectNode root = JSON.objectNode();
        root.set("@context", context());
        ArrayNode graph = root.putArray("@graph");
        for (Comparison.Pair pair : comparison.pairs()) {
            if (left.contains(pair.one()) && right.contains(pair.other())) {
                String relation =
                        switch (pair.likeness()) {
                            case EXACT -> "exactMatch";
                            case CLOSE -> "closeMatch";
                        };
                ObjectNode node = graph.addObject().put("@id", iri(oneScheme, pair.one()));
                node.putArray(relation).add(iri(otherScheme, pair.other()));
            }
        }
        return CanonicalJson.bytes(root);
    }

    private static Set<IdeaId> ids(MeaningTree published) {
        return published.ideas().stream().map(Idea::id).collect(Collectors.toSet());
    }

    private static ObjectNode context() {
        ObjectNode context =
                JSON.objectNode()
                        .put("skos", "http://www.w3.org/2004/02/skos/core#")
                        .put("prov", "http://www.w3.org/ns/prov#")
                        .put("sp", TERMS);
        for (String link :
                List.of(
                        "hasTopConcept",
                        "topConceptOf",
                        "inScheme",
                        "broader",
                        "narrower",
                        "related",
                        "exactMatch",
                        "closeMatch")) {
            context.putObject(link).put("@id", "skos:" + link).put("@type", "@id");
        }
        context.putObject("prefLabel").put("@id", "skos:prefLabel").put("@container", "@language");
        context.putObject("definition")
                .put("@id", "skos:definition")
                .put("@container", "@language");
        context.put("note", "skos:note");
        context.putObject("wasDerivedFrom").put("@id", "prov:wasDerivedFrom").put("@type", "@id");
        for (String own : List.of("layer", "module", "holding", "stands")) {
            context.put(own, "sp:" + own);
        }
        return context;
    }

    private static SkosConcept concept(Idea idea) {
        return new SkosConcept(
                idea.id().text(),
                idea.label().text(),
                idea.definition().map(Wording::text),
                idea.broader().stream().map(IdeaId::text).toList(),
                idea.related().stream().map(IdeaId::text).toList(),
                Map.of("holding", idea.holding().name().toLowerCase(Locale.ROOT)),
                idea.aspects().stream()
                        .map(aspect -> aspect.name() + ": " + aspect.value())
                        .toList(),
                idea.bindings().stream().flatMap(binding -> binding.layers().stream()).toList(),
                idea.bindings().stream().flatMap(binding -> binding.modules().stream()).toList(),
                idea.quotes().stream()
                        .map(quote -> messageIri(quote.conversation(), quote.message()))
                        .distinct()
                        .toList());
    }

    private static ObjectNode node(
            SkosConcept concept, List<SkosConcept> all, String scheme, List<Language> languages) {
        ObjectNode node =
                JSON.objectNode()
                        .put("@id", iri(scheme, concept.id()))
                        .put("@type", "skos:Concept")
                        .put("inScheme", scheme);
        concept.terms().forEach(node::put);
        node.set("prefLabel", worded(concept.label(), languages));
        concept.definition().ifPresent(found -> node.set("definition", worded(found, languages)));
        if (concept.broader().isEmpty()) {
            node.put("topConceptOf", scheme);
        }
        links(node, "broader", concept.broader(), scheme);
        links(
                node,
                "narrower",
                all.stream()
                        .filter(other -> other.broader().contains(concept.id()))
                        .map(SkosConcept::id)
                        .toList(),
                scheme);
        links(node, "related", concept.related(), scheme);
        texts(node, "note", concept.notes());
        if (!concept.layers().isEmpty()) {
            concept.layers().forEach(node.putArray("layer")::add);
        }
        texts(node, "module", concept.modules());
        texts(node, "wasDerivedFrom", concept.sources());
        return node;
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(node.putArray(name)::add);
        }
    }

    private static void links(ObjectNode node, String name, List<String> ids, String scheme) {
        texts(node, name, ids.stream().map(id -> iri(scheme, id)).toList());
    }

    private static ObjectNode worded(String text, List<Language> languages) {
        return JSON.objectNode().put(code(text, languages), text);
    }

    private static String code(String text, List<Language> languages) {
        Language best = languages.getFirst();
        long most = -1;
        for (Language language : languages) {
            long letters =
                    text.codePoints()
                            .filter(Character::isLetter)
                            .filter(letter ->
                                    Character.UnicodeScript.of(letter) == language.script())
                            .count();
            if (letters > most) {
                most = letters;
                best = language;
            }
        }
        return best.code();
    }

    private static String iri(String scheme, IdeaId id) {
        return iri(scheme, id.text());
    }

    private static String iri(String scheme, String id) {
        return scheme
                + (scheme.endsWith("/") || scheme.endsWith("#") || scheme.endsWith(":") ? "" : "#")
                + id;
    }

    /** The name of a message of imported writing. */
    public static String messageIri(String conversation, String message) {
        return "urn:semantic-passport:message:"
                + URLEncoder.encode(conversation, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(message, StandardCharsets.UTF_8);
    }
}
