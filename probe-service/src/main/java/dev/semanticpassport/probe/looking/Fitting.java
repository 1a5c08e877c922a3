package dev.semanticpassport.probe.looking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Keeps answers small. */
final class Fitting {
    /** Refusals that are told. */
    static final int REFUSALS = 20;

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final int LONGEST_DETAIL = 160;
    private static final int LONGEST_PLACE = 80;

    private Fitting() {}

    /** The first rows, as many as have room. */
    static <T> List<T> first(List<T> rows, int mostBytes) {
        return first(rows, mostBytes, Fitting::bytes);
    }

    /**
     * The first rows, as many as have room.
     *
     * @param bytes that a row takes at most
     */
    static <T> List<T> first(List<T> rows, int mostBytes, ToIntFunction<T> bytes) {
        List<T> first = new ArrayList<>();
        int taken = 0;
        for (T row : rows) {
            taken += bytes.applyAsInt(row) + 1;
            if (taken > mostBytes) {
                break;
            }
            first.add(row);
        }
        return List.copyOf(first);
    }

    /** Of some value's JSON. */
    static int bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that has no JSON", e);
        }
    }

    static String name(String text) {
        return Shown.of(text, Inspected.LONGEST_NAME);
    }

    static List<Inspected.Refused> refused(List<Refusal> refusals) {
        return refusals.stream()
                .limit(REFUSALS)
                .map(refusal ->
                        new Inspected.Refused(
                                refusal.kind().name(),
                                Shown.of(refusal.file(), LONGEST_PLACE),
                                Shown.of(refusal.place(), LONGEST_PLACE),
                                Shown.of(refusal.detail(), LONGEST_DETAIL)))
                .toList();
    }
}
