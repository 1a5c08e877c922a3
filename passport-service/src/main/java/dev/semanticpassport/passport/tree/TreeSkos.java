package dev.semanticpassport.passport.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import java.util.List;
import java.util.UUID;

/** A tree as SKOS concepts in JSON-LD. */
public final class TreeSkos {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TreeSkos() {}

    /** The concept scheme and its concepts, canonical JSON. */
    public static String of(UUID passport, MeaningTree tree) {
        String scheme = "urn:uuid:" + passport;
        ObjectNode document = JSON.objectNode();
        ObjectNode context = document.putObject("@context");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("@vocab", "http://www.w3.org/2004/02/skos/core#");
        for (String link : List.of("inScheme", "broader", "narrower", "related", "hasTopConcept")) {
            context.putObject(link).put("@id", "skos:" + link).put("@type", "@id");
        }
        ArrayNode graph = document.putArray("@graph");
        ObjectNode whole = graph.addObject().put("@id", scheme).put("@type", "skos:ConceptScheme");
        links(whole, "hasTopConcept", scheme, tree.tops().stream().map(Idea::id).toList());
        tree.ideas().forEach(idea -> graph.add(concept(scheme, tree, idea)));
        return new String(CanonicalJson.bytes(document), UTF_8);
    }

    private static ObjectNode concept(String scheme, MeaningTree tree, Idea idea) {
        ObjectNode concept =
                JSON.objectNode()
                        .put("@id", id(scheme, idea.id()))
                        .put("@type", "skos:Concept")
                        .put("inScheme", scheme)
                        .put("prefLabel", idea.label().text());
        idea.definition().ifPresent(text -> concept.put("definition", text.text()));
        links(concept, "broader", scheme, idea.broader());
        links(
                concept,
                "narrower",
                scheme,
                tree.narrower(idea.id()).stream().map(Idea::id).toList());
        links(concept, "related", scheme, idea.related());
        if (!idea.quotes().isEmpty()) {
            ArrayNode notes = concept.putArray("note");
            idea.quotes().stream().map(Quote::text).forEach(notes::add);
        }
        return concept;
    }

    private static void links(ObjectNode from, String name, String scheme, List<IdeaId> ideas) {
        if (!ideas.isEmpty()) {
            ArrayNode links = from.putArray(name);
            ideas.forEach(idea -> links.add(id(scheme, idea)));
        }
    }

    private static String id(String scheme, IdeaId idea) {
        return scheme + "#" + idea;
    }
}
