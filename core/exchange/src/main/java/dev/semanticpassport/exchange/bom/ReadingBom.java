package dev.semanticpassport.exchange.bom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.jspecify.annotations.Nullable;

/** Reads what a CycloneDX ML-BOM, 1.5 or 1.6 in JSON, declares of a model. */
public final class ReadingBom {
    private static final int MOST_BYTES = 8 << 20;

    private ReadingBom() {}

    /**
     * What a bill of materials says of its model.
     *
     * @param architecture claims by name
     * @param conditions claims by name
     */
    public record Declared(
            String name,
            Map<String, Claim> architecture,
            List<Claim> lineage,
            Map<String, Claim> conditions) {}

    /**
     * Reads a file against its schema.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException with the first error of the schema
     */
    public static Declared read(String file, byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new UnreadableFileException(file, "", "is larger than " + MOST_BYTES + " bytes");
        }
        String version = CanonicalJson.read(file, json).path("specVersion").asText();
        Version schema =
                switch (version) {
                    case "1.5" -> Version.VERSION_15;
                    case "1.6" -> Version.VERSION_16;
                    default ->
                            throw new UnreadableFileException(
                                    file, "specVersion", "is neither 1.5 nor 1.6");
                };
        Bom bom = parsed(file, json, schema);
        Component model =
                model(bom)
                        .orElseThrow(() ->
                                new UnreadableFileException(
                                        file,
                                        "metadata.component",
                                        "is no machine-learning-model, and none of the components"
                                                + " is"));
        return declared(model);
    }

    private static Bom parsed(String file, byte[] json, Version schema) {
        JsonParser parser = new JsonParser();
        try {
            List<ParseException> errors = parser.validate(json, schema);
            if (!errors.isEmpty()) {
                throw new UnreadableFileException(
                        file,
                        "",
                        "is not CycloneDX "
                                + schema.getVersionString()
                                + ": "
                                + errors.getFirst().getMessage());
            }
            return parser.parse(json);
        } catch (IOException | ParseException e) {
            throw new UnreadableFileException(file, "", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Component> model(Bom bom) {
        List<Component> candidates = new ArrayList<>();
        if (bom.getMetadata() != null && bom.getMetadata().getComponent() != null) {
            candidates.add(bom.getMetadata().getComponent());
        }
        if (bom.getComponents() != null) {
            candidates.addAll(bom.getComponents());
        }
        return candidates.stream()
                .filter(one -> one.getType() == Component.Type.MACHINE_LEARNING_MODEL)
                .findFirst();
    }

    private static Declared declared(Component model) {
        Map<String, Claim> architecture = new TreeMap<>();
        Map<String, Claim> conditions = new TreeMap<>();
        if (model.getModelCard() != null && model.getModelCard().getModelParameters() != null) {
            var parameters = model.getModelCard().getModelParameters();
            put(architecture, "family", parameters.getArchitectureFamily());
            put(architecture, "model", parameters.getModelArchitecture());
            put(conditions, "task", parameters.getTask());
        }
        if (model.getLicenses() != null && model.getLicenses().getLicenses() != null) {
            model.getLicenses().getLicenses().stream()
                    .findFirst()
                    .ifPresent(one ->
                            put(
                                    conditions,
                                    "licence",
                                    one.getId() == null ? one.getName() : one.getId()));
        }
        List<Claim> lineage = new ArrayList<>();
        if (model.getPedigree() != null && model.getPedigree().getAncestors() != null) {
            model.getPedigree()
                    .getAncestors()
                    .getComponents()
                    .forEach(one -> lineage.add(ancestor(one)));
        }
        return new Declared(model.getName(), architecture, lineage, conditions);
    }

    private static Claim ancestor(Component one) {
        String relation =
                one.getProperties() == null
                        ? "unknown"
                        : one.getProperties().stream()
                                .filter(property ->
                                        property.getName().equals("semantic-passport:relation"))
                                .map(property -> property.getValue())
                                .findFirst()
                                .orElse("unknown");
        return Claim.declared(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", one.getName())
                        .put("relation", relation));
    }

    private static void put(Map<String, Claim> claims, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            claims.put(name, Claim.declared(value));
        }
    }
}
