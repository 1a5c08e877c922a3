package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Finding;
import org.jspecify.annotations.Nullable;

/** Comparisons and findings as columns hold them; all of it was written by this service. */
final class Compared {
    private static final ObjectMapper JSON = EventJson.mapper();

    private Compared() {}

    static @Nullable String write(@Nullable Comparison comparison) {
        return comparison == null ? null : json(comparison);
    }

    static @Nullable String write(@Nullable Finding finding) {
        return finding == null ? null : json(finding);
    }

    static @Nullable Comparison readComparison(@Nullable String column) {
        return column == null ? null : read(column, Comparison.class);
    }

    static @Nullable Finding readFinding(@Nullable String column) {
        return column == null ? null : read(column, Finding.class);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column that cannot be written", e);
        }
    }

    private static <T> T read(String column, Class<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a column does not hold the " + type.getSimpleName() + " written there", e);
        }
    }
}
