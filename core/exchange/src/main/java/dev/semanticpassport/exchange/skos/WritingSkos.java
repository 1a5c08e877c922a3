package dev.semanticpassport.exchange.skos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.document.Carrying;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.meaning.json.SkosConcept;
import dev.semanticpassport.meaning.json.SkosJson;
import dev.semanticpassport.meaning.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A passport's meaning tree as a SKOS concept scheme in JSON-LD, whose IRI is the passport's. How
 * each idea's claim stands is a term of our own beside it; layers and modules are those of the
 * transfer map.
 */
public final class WritingSkos {
    private WritingSkos() {}

    /** The whole file. */
    public static String write(PassportDocument document) {
        return new String(
                SkosJson.write(
                        document.ideas().stream().map(idea -> concept(idea, document)).toList(),
                        "urn:uuid:" + document.edition().passportId(),
                        Language.SHIPPED),
                UTF_8);
    }

    private static SkosConcept concept(PublicIdea idea, PassportDocument document) {
        Map<String, String> terms = new TreeMap<>();
        terms.put("stands", idea.label().stands().word());
        idea.holding().ifPresent(whose -> terms.put("holding", whose.toLowerCase(Locale.ROOT)));
        List<Carrying> carried =
                document.transfer().stream().filter(line -> line.idea().equals(idea.id())).toList();
        return new SkosConcept(
                idea.id(),
                idea.text(),
                idea.definition(),
                idea.broader(),
                idea.related(),
                terms,
                List.of(),
                carried.stream().flatMap(line -> line.layers().stream()).distinct().toList(),
                carried.stream().flatMap(line -> line.modules().stream()).distinct().toList(),
                idea.quotes().stream()
                        .map(quote -> SkosJson.messageIri(quote.source(), quote.message()))
                        .distinct()
                        .toList());
    }
}
