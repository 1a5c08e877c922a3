package dev.semanticpassport.passport.watch.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.core.signing.CanonicalJson;

/** A watch's terms as a column. */
final class WatchJson {
    private static final ObjectMapper MAPPER =
            EventJson.mapper().disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    private WatchJson() {}

    static String write(WatchTerms terms) {
        try {
            return MAPPER.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms that cannot be written", e);
        }
    }

    static WatchTerms read(String column) {
        try {
            return MAPPER.readValue(column, WatchTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold the terms written there", e);
        }
    }

    static String digest(WatchTerms terms) {
        return CanonicalJson.sha256(MAPPER.valueToTree(terms)).hex();
    }
}
