package dev.semanticpassport.probe.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.contracts.SaidTokens.Alternative;
import dev.semanticpassport.contracts.SaidTokens.Said;
import dev.semanticpassport.contracts.SaidTokens.Told;
import dev.semanticpassport.probe.asking.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTokensTest {
    private static final String FRAME =
            "{\"choices\":[{\"message\":{\"content\":\"a lantern\"},\"logprobs\":%s}]}";

    @Test
    void readsWhatVllmSays() throws IOException {
        // When
        Outcome.Answer answer = answer(recorded("vllm.json"), 2, Veil.NONE);
        // Then as many alternatives as were wanted, numbers in six digits, none above 0
        assertThat(answer.text()).isEqualTo("The lantern.");
        assertThat(tokens(answer).told()).isEqualTo(Told.WHOLE);
        assertThat(tokens(answer).first())
                .extracting(Said::text)
                .containsExactly("The", " lan", "tern", ".", "<|im_end|>");
        assertThat(tokens(answer).first().get(1))
                .isEqualTo(
                        new Said(
                                " lan",
                                null,
                                0,
                                List.of(
                                        new Alternative(" lan", null, 0),
                                        new Alternative(" Lan", null, -16.25))));
        assertThat(tokens(answer).first().get(0).logprob()).isEqualTo(-0.000703);
    }

    @Test
    void readsWhatLlamaCppSaysAlsoPiecesOfCharactersAndEndsWithoutText() throws IOException {
        // When
        Outcome.Answer answer = answer(recorded("llama-cpp.json"), 20, Veil.NONE);
        // Then
        List<Said> first = tokens(answer).first();
        assertThat(first).extracting(Said::text).containsExactly("С", "ила", " 🎯", "");
        assertThat(first.get(0).alternatives())
                .containsExactly(
                        new Alternative("С", null, -0.446287),
                        new Alternative("\uFFFD", "d0", -1.203973),
                        new Alternative("A", null, SaidTokens.LEAST_LOGPROB));
        assertThat(first.get(2).alternatives())
                .containsExactly(new Alternative("\uFFFD", "af", -0.10536));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | LEFT_OUT",
                "{} | LEFT_OUT",
                "{\"content\":null} | LEFT_OUT",
                "{\"tokens\":[\"a\"],\"token_logprobs\":[-0.5]} | LEFT_OUT",
                "{\"content\":[]} | WHOLE",
                "[] | UNREADABLE",
                "7 | UNREADABLE",
                "{\"content\":{}} | UNREADABLE",
                "{\"content\":[7]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\"}]} | UNREADABLE",
                "{\"content\":[{\"logprob\":-1}]} | UNREADABLE",
                "{\"content\":[{\"token\":null,\"logprob\":-1}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":\"-1\"}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":null}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":0.5}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":NaN}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":Infinity}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-Infinity}]} | WHOLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":1e-7}]} | WHOLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"bytes\":[256]}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"bytes\":[-1]}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"bytes\":[97.5]}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"bytes\":\"a\"}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"top_logprobs\":{}}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"top_logprobs\":[{}]}]} | UNREADABLE",
                "{\"content\":[{\"token\":\"a\",\"logprob\":-1,\"top_logprobs\":[{\"token\":\"a\",\"logprob\":-0.1},{\"token\":\"b\",\"logprob\":-0.1}]}]}"
                        + " | UNREADABLE",
            })
    void whatCannotBeIsNotTakenAndTheAnswerStands(String logprobs, Told told) {
        // When
        Outcome.Answer answer = answer(FRAME.formatted(logprobs), 20, Veil.NONE);
        // Then
        assertThat(answer.text()).isEqualTo("a lantern");
        assertThat(tokens(answer).told()).isEqualTo(told);
    }

    @Test
    void whatWasNotAskedForIsNotTaken() {
        var reply =
                ChatBodies.completion(
                        FRAME.formatted("{\"content\":[{\"token\":\"a\",\"logprob\":-1}]}")
                                .getBytes(UTF_8),
                        null,
                        Veil.NONE);
        assertThat(((Reply.Answered) reply).answer().tokens()).isNull();
    }

    @Test
    void manyTokensAndLongOnesAreCutAndThatIsTold() {
        // Given
        String many = String.join(",", Collections.nCopies(33, token("a", 0)));
        String large = String.join(",", Collections.nCopies(32, token("x".repeat(60), 20)));
        String tooLong = token("a", 0) + "," + token("x".repeat(65), 0) + "," + token("a", 0);
        // When, Then
        assertThat(tokens(many).told()).isEqualTo(Told.CUT);
        assertThat(tokens(many).first()).hasSize(SaidTokens.MOST_TOKENS);
        assertThat(tokens(large).told()).isEqualTo(Told.CUT);
        assertThat(tokens(large).first()).hasSizeBetween(10, 20);
        assertThat(tokens(tooLong)).isEqualTo(cutAfter(new Said("a", null, -4, List.of())));
    }

    @Test
    void aSecretThatIsEchoedInPiecesTakesTheTokensAway() {
        String pieces = token("sk-", 0) + "," + token("canary", 0) + "," + token("-1234", 0);
        Veil veil = new Veil(List.of("sk-canary-1234"));
        SaidTokens tokens =
                tokens(answer(FRAME.formatted("{\"content\":[" + pieces + "]}"), 20, veil));
        assertThat(tokens).isEqualTo(SaidTokens.none(Told.UNREADABLE));
    }

    @Test
    void anAnswerLosesTokensBeforeItLosesText() {
        Outcome.Answer answer =
                answer(
                        FRAME.formatted(
                                "{\"content\":["
                                        + String.join(",", Collections.nCopies(4, token("a", 3)))
                                        + "]}"),
                        20,
                        Veil.NONE);
        // When
        Outcome.Answer half = ChatBodies.shorter(answer).orElseThrow();
        Outcome.Answer bare =
                ChatBodies.shorter(ChatBodies.shorter(half).orElseThrow()).orElseThrow();
        // Then
        assertThat(half.text()).isEqualTo(answer.text());
        assertThat(tokens(half).told()).isEqualTo(Told.CUT);
        assertThat(tokens(half).first()).hasSize(2);
        assertThat(bare.text()).isEqualTo(answer.text());
        assertThat(tokens(bare).first()).isEmpty();
        assertThat(ChatBodies.shorter(bare).orElseThrow().text()).isEqualTo("a la");
    }

    private static SaidTokens cutAfter(Said said) {
        return new SaidTokens(Told.CUT, List.of(said));
    }

    private static SaidTokens tokens(String content) {
        return tokens(answer(FRAME.formatted("{\"content\":[" + content + "]}"), 20, Veil.NONE));
    }

    private static SaidTokens tokens(Outcome.Answer answer) {
        return Objects.requireNonNull(answer.tokens());
    }

    private static String token(String text, int alternatives) {
        String piece = "{\"token\":\"%s\",\"logprob\":-4,\"bytes\":null".formatted(text);
        return piece
                + ",\"top_logprobs\":["
                + String.join(",", Collections.nCopies(alternatives, piece + "}"))
                + "]}";
    }

    private static String recorded(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ReadingTokensTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static Outcome.Answer answer(String body, int alternatives, Veil veil) {
        return ((Reply.Answered) ChatBodies.completion(body.getBytes(UTF_8), alternatives, veil))
                .answer();
    }
}
