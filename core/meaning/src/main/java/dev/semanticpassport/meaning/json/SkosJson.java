package dev.semanticpassport.meaning.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.comparing.Comparison;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.publishing.PublicTree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
        MeaningTree published = PublicTree.of(tree);
        ObjectNode root = JSON.objectNode();
        root.set("@context", context());
        ArrayNode graph = root.putArray("@graph");
        ObjectNode top = graph.addObject().put("@id", scheme).put("@type", "skos:ConceptScheme");
        ArrayNode tops = JSON.arrayNode();
        for (Idea idea : published.ideas()) {
            if (idea.broader().isEmpty()) {
                tops.add(iri(scheme, idea.id()));
            }
        }
        top.set("hasTopConcept", tops);
        for (Idea idea : published.ideas()) {
            graph.add(concept(idea, published, scheme, languages));
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
        context.put("layer", "sp:layer").put("module", "sp:module").put("holding", "sp:holding");
        return context;
    }

    private static ObjectNode concept(
            Idea idea, MeaningTree published, String scheme, List<Language> languages) {
        ObjectNode node =
                JSON.objectNode()
                        .put("@id", iri(scheme, idea.id()))
                        .put("@type", "skos:Concept")
                        .put("inScheme", scheme)
                        .put("holding", idea.holding().name().toLowerCase(Locale.ROOT));
        node.set("prefLabel", worded(idea.label(), languages));
        idea.definition().ifPresent(found -> node.set("definition", worded(found, languages)));
        if (idea.broader().isEmpty()) {
            node.put("topConceptOf", scheme);
        }
        links(node, "broader", idea.broader(), scheme);
        links(
                node,
                "narrower",
                published.ideas().stream()
                        .filter(other -> other.broader().contains(idea.id()))
                        .map(Idea::id)
                        .toList(),
                scheme);
        links(node, "related", idea.related(), scheme);
        ArrayNode notes = JSON.arrayNode();
        for (Aspect aspect : idea.aspects()) {
            notes.add(aspect.name() + ": " + aspect.value());
        }
        if (!notes.isEmpty()) {
            node.set("note", notes);
        }
        bindings(node, idea);
        ArrayNode sources = JSON.arrayNode();
        idea.quotes().stream().map(SkosJson::message).distinct().forEach(sources::add);
        if (!sources.isEmpty()) {
            node.set("wasDerivedFrom", sources);
        }
        return node;
    }

    private static void bindings(ObjectNode node, Idea idea) {
        ArrayNode layers = JSON.arrayNode();
        ArrayNode modules = JSON.arrayNode();
        for (Binding binding : idea.bindings()) {
            binding.layers().forEach(layers::add);
            binding.modules().forEach(modules::add);
        }
        if (!layers.isEmpty()) {
            node.set("layer", layers);
        }
        if (!modules.isEmpty()) {
            node.set("module", modules);
        }
    }

    private static void links(ObjectNode node, String name, List<IdeaId> ids, String scheme) {
        if (!ids.isEmpty()) {
            ArrayNode array = node.putArray(name);
            ids.forEach(id -> array.add(iri(scheme, id)));
        }
    }

    private static ObjectNode worded(Wording wording, List<Language> languages) {
        return JSON.objectNode().put(code(wording.text(), languages), wording.text());
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
        return scheme
                + (scheme.endsWith("/") || scheme.endsWith("#") || scheme.endsWith(":") ? "" : "#")
                + id;
    }

    private static String message(Quote quote) {
        return "urn:semantic-passport:message:"
                + URLEncoder.encode(quote.conversation(), StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(quote.message(), StandardCharsets.UTF_8);
    }
}
