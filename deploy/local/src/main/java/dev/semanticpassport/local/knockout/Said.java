package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.core.imprint.weighing.Piece;
import dev.semanticpassport.core.imprint.weighing.ToldTokens;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a variant said to one question.
 *
 * @param tokens with their chances, where the endpoint told them
 */
public record Said(String text, Optional<ToldTokens> tokens) {
    private static final ObjectMapper JSON = EventJson.mapper();

    /** An answer without tokens. */
    public static Said of(String text) {
        return new Said(text, Optional.empty());
    }

    /** An answer of the audit trail; empty where the probe failed. */
    static Optional<Said> read(JsonNode answer) {
        return answer.path("answer").isTextual()
                ? Optional.of(
                        new Said(answer.path("answer").asText(), tokens(answer.path("tokens"))))
                : Optional.empty();
    }

    private static Optional<ToldTokens> tokens(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        try {
            return told(JSON.treeToValue(json, SaidTokens.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("scoring-service tells tokens that are none", e);
        }
    }

    private static Optional<ToldTokens> told(SaidTokens tokens) {
        return switch (tokens.told()) {
            case WHOLE, CUT ->
                    Optional.of(
                            new ToldTokens(
                                    tokens.first().stream().map(Said::token).toList(),
                                    tokens.told() == SaidTokens.Told.WHOLE));
            case LEFT_OUT, REFUSED, UNREADABLE -> Optional.empty();
        };
    }

    private static ToldTokens.Token token(SaidTokens.Said said) {
        List<Piece> likeliest =
                said.alternatives().stream()
                        .map(one -> piece(one.text(), one.bytes(), one.logprob()))
                        .toList();
        return new ToldTokens.Token(piece(said.text(), said.bytes(), said.logprob()), likeliest);
    }

    private static Piece piece(String text, @Nullable String bytes, double logprob) {
        double chance = StrictMath.exp(logprob);
        return bytes == null
                ? Piece.of(text, chance)
                : new Piece(HexFormat.of().parseHex(bytes), chance);
    }
}
