package dev.semanticpassport.manifests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** YAML as trees; a key given twice is an error. */
final class Yaml {
    private static final int MAX_CHARACTERS = 16 * 1024 * 1024;
    private static final YAMLMapper MAPPER = mapper();

    private Yaml() {}

    /** Every document of a file; empty ones are left out. */
    static List<ObjectNode> documents(Path file) {
        try {
            return documents(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be read: " + file, e);
        }
    }

    static List<ObjectNode> documents(String text, String source) {
        List<ObjectNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> read = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (read.hasNextValue()) {
                switch (read.nextValue()) {
                    case ObjectNode object -> documents.add(object);
                    case JsonNode node when node.isNull() || node.isMissingNode() -> {}
                    case JsonNode other ->
                            throw new ManifestException(
                                    source + ": not an object: " + other.getNodeType());
                }
            }
        } catch (JsonProcessingException e) {
            throw new ManifestException(source + ": not YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(source, e);
        }
        return documents;
    }

    /** The only document of a file. */
    static ObjectNode document(Path file) {
        List<ObjectNode> documents = documents(file);
        if (documents.size() != 1) {
            throw new ManifestException(file + ": one document expected, not " + documents.size());
        }
        return documents.getFirst();
    }

    static JsonNode tree(String text, String source) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ManifestException(source + ": not YAML: " + e.getMessage(), e);
        }
    }

    static String print(List<Manifest> manifests) {
        StringBuilder stream = new StringBuilder();
        try {
            for (Manifest manifest : manifests) {
                stream.append("---\n").append(MAPPER.writeValueAsString(manifest.content()));
            }
        } catch (JsonProcessingException e) {
            throw new ManifestException("A tree that cannot be written as YAML", e);
        }
        return stream.toString();
    }

    private static YAMLMapper mapper() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        YAMLFactory factory =
                YAMLFactory.builder()
                        .loaderOptions(options)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return YAMLMapper.builder(factory)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
