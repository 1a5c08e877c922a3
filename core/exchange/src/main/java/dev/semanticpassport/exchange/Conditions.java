package dev.semanticpassport.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.PassportDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions of making that other formats have a field for, by the names that authors give them
 * here.
 */
public final class Conditions {
    private final PassportDocument document;

    public Conditions(PassportDocument document) {
        this.document = document;
    }

    /** The first of these conditions that the document has, as a text. */
    public Optional<String> text(String... names) {
        return claim(names).map(Claim::bestText);
    }

    /** The first of these conditions that the document has, as a list of texts. */
    public List<String> texts(String... names) {
        List<String> texts = new ArrayList<>();
        claim(names)
                .map(Claim::best)
                .ifPresent(value -> {
                    if (value.isArray()) {
                        value.forEach(one -> texts.add(one.asText()));
                    } else {
                        texts.add(value.asText());
                    }
                });
        return texts;
    }

    /** The licence, under either spelling. */
    public Optional<String> licence() {
        return text("licence", "license");
    }

    /** What the model was trained on. */
    public List<String> data() {
        return texts("datasets", "data");
    }

    private Optional<Claim> claim(String... names) {
        for (String name : names) {
            Claim claim = document.conditions().get(name);
            if (claim != null) {
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }

    /** The name of a model in a claim on lineage. */
    public static String ancestor(Claim lineage) {
        return field(lineage, "model");
    }

    /** The relation in a claim on lineage: adapter, merge, quantized, finetune or another. */
    public static String relation(Claim lineage) {
        return field(lineage, "relation");
    }

    private static String field(Claim lineage, String name) {
        JsonNode value = lineage.best();
        return value.path(name)
                .asText(value.isTextual() && name.equals("model") ? value.asText() : "");
    }
}
