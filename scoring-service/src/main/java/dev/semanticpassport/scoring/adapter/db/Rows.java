package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.scoring.reading.Read.Storable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows to insert as a set: one JSON list that PostgreSQL unfolds into rows of a table, whatever its
 * columns, null ones included. One statement and one parameter for a whole batch. The parameter
 * goes as text, since the driver would make a JSON string of a parameter that is JSON.
 */
final class Rows {
    private static final ObjectMapper JSON =
            EventJson.mapper()
                    .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

    static final String INSERT_VERIFICATIONS =
            """
            insert into evidence (verification_id, alpha, rivals, survival_floor, beta, order_shown, planned, comparison)
            select verification_id, alpha, rivals, survival_floor, beta, order_shown, planned, comparison
            from json_populate_recordset(cast(null as evidence), cast(cast(:rows as text) as json))
            order by verification_id
            on conflict do nothing
            """;

    static final String INSERT_ANSWERS =
            """
            insert into answer (verification_id, ordinal, asking, system_prompt, prompt, read_as,
                candidates, target_digest, answer_text, full_bytes, sha256, finish_reason,
                prompt_tokens, answer_tokens, failure, failure_detail, calls, rate_limited,
                server_errors, timeouts, unreachable, unreadable, millis, reading,
                candidate_count, named, inspection, inspected, said_tokens)
            select verification_id, ordinal, asking, system_prompt, prompt, read_as,
                candidates, target_digest, answer_text, full_bytes, sha256, finish_reason,
                prompt_tokens, answer_tokens, failure, failure_detail, calls, rate_limited,
                server_errors, timeouts, unreachable, unreadable, millis, reading,
                candidate_count, named, inspection, inspected, said_tokens
            from json_populate_recordset(cast(null as answer), cast(cast(:rows as text) as json))
            on conflict do nothing
            """;

    static final String INSERT_ASKINGS =
            """
            insert into asking (verification_id, ordinal, asking)
            select verification_id, ordinal, asking
            from json_populate_recordset(cast(null as asking), cast(cast(:rows as text) as json))
            on conflict do nothing
            """;

    private Rows() {}

    private record Verification(
            UUID verificationId,
            double alpha,
            int rivals,
            double survivalFloor,
            double beta,
            boolean orderShown,
            int planned,
            @Nullable String comparison) {
        static Verification of(Storable storable) {
            Rule rule = storable.answered().rule();
            return new Verification(
                    storable.answered().verificationId(),
                    rule.alpha(),
                    rule.rivals(),
                    rule.survivalFloor(),
                    rule.beta(),
                    rule.orderShown(),
                    rule.planned(),
                    Compared.write(rule.comparison()));
        }
    }

    private record Asking(UUID verificationId, int ordinal, UUID asking) {
        static Asking of(Storable storable) {
            var answered = storable.answered();
            return new Asking(answered.verificationId(), answered.ordinal(), answered.asking());
        }
    }

    /** In the batch's order, in which the first rule of a verification wins. */
    static String verifications(List<Storable> batch) {
        return json(batch.stream().map(Verification::of).distinct().toList());
    }

    /** In the batch's order, in which the first outcome of a probe wins. */
    static String answers(List<Storable> batch) {
        return json(batch.stream().map(AnswerRow::of).toList());
    }

    static String askings(List<Storable> batch) {
        return json(batch.stream().map(Asking::of).toList());
    }

    private static String json(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows that cannot be written as JSON", e);
        }
    }
}
