package dev.semanticpassport.passport.problem.adapter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** JSON over HTTP is read as strictly as JSON over Kafka: unknown fields are errors. */
final class StrictJson {

    @Singleton
    @Produces
    ObjectMapper mapper() {
        return EventJson.mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
