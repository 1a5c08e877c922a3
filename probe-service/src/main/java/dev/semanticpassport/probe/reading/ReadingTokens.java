package dev.semanticpassport.probe.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.contracts.SaidTokens.Alternative;
import dev.semanticpassport.contracts.SaidTokens.Said;
import dev.semanticpassport.contracts.SaidTokens.Told;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code choices[0].logprobs} of the OpenAI chat API, which vLLM and llama.cpp answer alike.
 * All of it or none: one number that cannot be makes the whole list unreadable. Bytes, where they
 * are told, say more than texts: a token may be a part of a character.
 */
final class ReadingTokens {
    /** Bytes of an event's JSON that tokens may take; about 30 tokens with 20 alternatives each. */
    private static final int MOST_BYTES = 32 * 1024;

    /** Field names and number of a piece in JSON. */
    private static final int FRAME_BYTES = 36;

    /** Rounding of 32-bit numbers may leave a logarithm above 0, and a sum above 1. */
    private static final double ROUNDING = 0.001;

    private static final double SUM_ROUNDING = 0.01;
    private static final double DIGITS = 1e6;

    private final int alternatives;
    private final Veil veil;

    /** What cannot be. */
    private static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private ReadingTokens(int alternatives, Veil veil) {
        this.alternatives = alternatives;
        this.veil = veil;
    }

    /**
     * The tokens, or why there are none.
     *
     * @param alternatives most of them beside each token
     */
    static SaidTokens read(JsonNode logprobs, int alternatives, Veil veil) {
        JsonNode content = logprobs.path("content");
        if (!logprobs.isObject() || content.isNull() || content.isMissingNode()) {
            return SaidTokens.none(
                    logprobs.isNull() || logprobs.isMissingNode() || logprobs.isObject()
                            ? Told.LEFT_OUT
                            : Told.UNREADABLE);
        }
        if (!content.isArray()) {
            return SaidTokens.none(Told.UNREADABLE);
        }
        try {
            return new ReadingTokens(alternatives, veil).tokens(content);
        } catch (Impossible impossible) {
            return SaidTokens.none(Told.UNREADABLE);
        }
    }

    private SaidTokens tokens(JsonNode content) throws Impossible {
        List<Said> tokens = new ArrayList<>();
        int bytes = 0;
        for (JsonNode token : content) {
            Optional<Said> said =
                    tokens.size() == SaidTokens.MOST_TOKENS ? Optional.empty() : said(token);
            bytes += said.map(ReadingTokens::bytes).orElse(0);
            if (said.isEmpty() || bytes > MOST_BYTES) {
                break;
            }
            tokens.add(said.get());
        }
        // An echoed secret is in pieces here.
        open(String.join("", tokens.stream().map(Said::text).toList()));
        return new SaidTokens(tokens.size() == content.size() ? Told.WHOLE : Told.CUT, tokens);
    }

    private Optional<Said> said(JsonNode token) throws Impossible {
        Optional<Alternative> said = piece(token);
        JsonNode likeliest = token.path("top_logprobs");
        if (!likeliest.isArray() && !likeliest.isNull() && !likeliest.isMissingNode()) {
            throw new Impossible();
        }
        List<Alternative> others = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < Math.min(alternatives, likeliest.size()); i++) {
            Optional<Alternative> other = piece(likeliest.path(i));
            other.ifPresent(others::add);
            sum += other.map(one -> Math.exp(one.logprob())).orElse(0.0);
        }
        if (sum > 1 + SUM_ROUNDING) {
            throw new Impossible();
        }
        return said.map(one -> new Said(one.text(), one.bytes(), one.logprob(), others));
    }

    /** A token; empty where it is longer than an event carries. */
    private Optional<Alternative> piece(JsonNode token) throws Impossible {
        if (!token.path("token").isTextual()) {
            throw new Impossible();
        }
        double logprob = logprob(token.path("logprob"));
        // Of a token that shows nothing in the text, such as an end, llama.cpp tells no bytes.
        byte[] whole =
                token.hasNonNull("bytes")
                        ? toldBytes(token.path("bytes"))
                        : Texts.utf8(Texts.clean(token.path("token").textValue()));
        if (whole.length > SaidTokens.LONGEST_TOKEN_BYTES) {
            return Optional.empty();
        }
        Optional<String> decoded = decoded(whole);
        String shown =
                decoded.map(Texts::clean)
                        .orElseGet(() -> new String(whole, StandardCharsets.UTF_8));
        open(shown);
        return Optional.of(
                new Alternative(
                        shown,
                        decoded.isPresent() ? null : HexFormat.of().formatHex(whole),
                        logprob));
    }

    private static double logprob(JsonNode node) throws Impossible {
        double told = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(told <= ROUNDING)) {
            throw new Impossible();
        }
        double rounded = Math.round(Math.max(told, SaidTokens.LEAST_LOGPROB) * DIGITS) / DIGITS;
        // not -0.0
        return Math.min(rounded, 0) + 0.0;
    }

    private static byte[] toldBytes(JsonNode node) throws Impossible {
        if (!node.isArray()) {
            throw new Impossible();
        }
        byte[] bytes = new byte[node.size()];
        for (int i = 0; i < bytes.length; i++) {
            JsonNode one = node.path(i);
            if (!one.isInt() || one.intValue() < 0 || one.intValue() > 0xFF) {
                throw new Impossible();
            }
            bytes[i] = (byte) one.intValue();
        }
        return bytes;
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private void open(String text) throws Impossible {
        if (!veil.over(text).equals(text)) {
            throw new Impossible();
        }
    }

    private static int bytes(Said said) {
        Function<String, Integer> bytes = text -> Texts.utf8(text).length + FRAME_BYTES;
        return 2 * FRAME_BYTES
                + bytes.apply(said.text())
                + said.alternatives().stream().mapToInt(one -> bytes.apply(one.text())).sum();
    }
}
