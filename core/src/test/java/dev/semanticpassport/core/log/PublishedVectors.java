package dev.semanticpassport.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.core.signing.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every inclusion and consistency vector of transparency-dev/merkle's testdata. Its name keeps it
 * out of an ordinary run: {@code ./mvnw -pl core test -Dtest=PublishedVectors
 * -Drfc6962.vectors=FOLDER}.
 */
class PublishedVectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyInclusionVectorIsDecidedAsPublished() throws IOException {
        // When
        List<String> wrong = new ArrayList<>();
        for (Path file : files("inclusion")) {
            JsonNode vector = JSON.readTree(file.toFile());
            if (included(vector) == vector.get("wantErr").booleanValue()) {
                wrong.add(file.toString());
            }
        }
        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyConsistencyVectorIsDecidedAsPublished() throws IOException {
        // When
        List<String> wrong = new ArrayList<>();
        for (Path file : files("consistency")) {
            JsonNode vector = JSON.readTree(file.toFile());
            if (consistent(vector) == vector.get("wantErr").booleanValue()) {
                wrong.add(file.toString());
            }
        }
        // Then
        assertThat(wrong).isEmpty();
    }

    private static boolean included(JsonNode vector) {
        try {
            return new InclusionProof(
                            vector.get("leafIdx").longValue(),
                            vector.get("treeSize").longValue(),
                            hashes(vector))
                    .verify(hash(vector.get("leafHash")), hash(vector.get("root")));
        } catch (IllegalArgumentException e) {
            return false; // no hash at all, refused before any proof is looked at
        }
    }

    private static boolean consistent(JsonNode vector) {
        try {
            return new ConsistencyProof(
                            vector.get("size1").longValue(),
                            vector.get("size2").longValue(),
                            hashes(vector))
                    .verify(hash(vector.get("root1")), hash(vector.get("root2")));
        } catch (IllegalArgumentException e) {
            return false; // no hash at all, refused before any proof is looked at
        }
    }

    private static List<Path> files(String kind) throws IOException {
        String vectors = System.getProperty("rfc6962.vectors");
        assertThat(vectors).as("-Drfc6962.vectors=FOLDER").isNotNull();
        Path folder = Path.of(vectors, kind);
        try (var paths = Files.walk(folder)) {
            var files = paths.filter(path -> path.toString().endsWith(".json")).toList();
            assertThat(files).as("vectors in " + folder).hasSizeGreaterThan(20);
            return files;
        }
    }

    private static List<Sha256> hashes(JsonNode vector) {
        List<Sha256> hashes = new ArrayList<>();
        vector.get("proof").forEach(one -> hashes.add(hash(one)));
        return hashes;
    }

    /** Some vectors write a word where a hash would stand; its own hash stands for it here. */
    private static Sha256 hash(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.textValue());
        return bytes.length == Sha256.BYTES || bytes.length == 0
                ? Sha256.fromBytes(bytes)
                : Sha256.of(bytes);
    }
}
