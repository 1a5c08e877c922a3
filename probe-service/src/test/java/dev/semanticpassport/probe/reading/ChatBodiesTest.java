package dev.semanticpassport.probe.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.probe.asking.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatBodiesTest {

    @Test
    void asksWithAllThatTheAccessSays() throws Exception {
        // Given
        var chat =
                new Access.Chat(
                        URI.create("https://models.example/v1"),
                        "a-model",
                        null,
                        Map.of(),
                        0.5,
                        7L,
                        64);
        // When
        byte[] body = ChatBodies.request(chat, new Question("Be brief.", "Which sign?"));
        // Then
        assertThat(new ObjectMapper().readTree(body))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"model":"a-model","temperature":0.5,"max_tokens":64,"seed":7,
                                         "messages":[{"role":"system","content":"Be brief."},
                                                     {"role":"user","content":"Which sign?"}]}
                                        """));
    }

    @Test
    void asksForLogProbabilitiesWhereTheAccessDoes() throws Exception {
        var chat =
                new Access.Chat(
                        URI.create("https://models.example/v1"),
                        "a-model",
                        null,
                        Map.of(),
                        0,
                        null,
                        64,
                        5);
        var body =
                new ObjectMapper()
                        .readTree(ChatBodies.request(chat, new Question(null, "Which sign?")));
        assertThat(body.path("logprobs").booleanValue()).isTrue();
        assertThat(body.path("top_logprobs").intValue()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\":\"seven\"} | seven",
                "{\"content\":[{\"type\":\"text\",\"text\":\"sev\"},{\"type\":\"text\",\"text\":\"en\"}]} | seven",
                "{\"content\":null,\"refusal\":\"I cannot.\"} | I cannot.",
                "{\"refusal\":\"I cannot.\"} | I cannot.",
                "{\"content\":null} | ''",
                "{\"content\":\"\"} | ''",
                "{} | ''",
            })
    void takesTheTextFromWhereverItStands(String message, String text) {
        // When
        var reply = read("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":%s}]}", message);
        // Then
        assertThat(answer(reply).text()).isEqualTo(text);
    }

    @Test
    void aFilteredAnswerIsAnEmptyAnswer() {
        // When
        var reply =
                read(
                        "{\"choices\":[{\"finish_reason\":\"content_filter\",\"message\":{\"content\":%s}}]}",
                        "null");
        // Then
        assertThat(answer(reply).text()).isEmpty();
        assertThat(answer(reply).finishReason()).isEqualTo("content_filter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":{}}",
                "{\"choices\":[{\"message\":null}]}",
                "{\"choices\":[{\"message\":{\"content\":7}}]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"cut",
                "{\"choices\":[{\"message\":{\"content\":\"twice\"}}]} {}",
                "<html>502 Bad Gateway</html>",
                "{\"error\":{\"message\":\"no\",\"code\":\"overloaded\"}}",
            })
    void whatIsNoCompletionIsUnreadable(String body) {
        assertThat(ChatBodies.completion(body.getBytes(UTF_8), null, Veil.NONE))
                .isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void invalidUtf8IsUnreadable() {
        // Given
        byte[] body = "{\"choices\":[{\"message\":{\"content\":\"?\"}}]}".getBytes(UTF_8);
        body[body.length - 7] = (byte) 0xFF;
        // Then
        assertThat(ChatBodies.completion(body, null, Veil.NONE))
                .isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void deepAndBroadTreesAreRefusedBeforeTheyCostMemory() {
        assertThat(ChatBodies.completion("[".repeat(100_000).getBytes(UTF_8), null, Veil.NONE))
                .isInstanceOf(Reply.Unreadable.class);
        assertThat(
                        ChatBodies.completion(
                                ("[" + "0,".repeat(1_000_000) + "0]").getBytes(UTF_8),
                                null,
                                Veil.NONE))
                .isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void whatDatabasesAndUtf8RefuseIsReplaced() {
        // When
        var reply =
                read(
                        "{\"choices\":[{\"message\":{\"content\":%s}}]}",
                        "\"a\\u0000b\\ud800c\\udc00d\\ud83d\\ude00\"");
        // Then
        assertThat(answer(reply).text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00");
    }

    @Test
    void aLongAnswerIsCutBetweenCodePointsWithItsWholeLengthAndDigestKept() {
        // Given
        String text = "x" + "\uD83D\uDE00".repeat(5_000);
        // When
        var answer =
                answer(read("{\"choices\":[{\"message\":{\"content\":%s}}]}", '"' + text + '"'));
        // Then
        assertThat(answer.text()).isEqualTo("x" + "\uD83D\uDE00".repeat(4_095));
        assertThat(answer.fullBytes()).isEqualTo(20_001);
        assertThat(answer.sha256()).isEqualTo(Texts.sha256(text.getBytes(UTF_8)));
    }

    @Test
    void anyTextIsCutToTheBoundAtMostOneCodePointShort() {
        Seeds.forAll(
                300,
                random -> {
                    // Given
                    var text = new StringBuilder();
                    for (int i = random.nextInt(200); i > 0; i--) {
                        text.append((char) random.nextInt(0x10000));
                    }
                    String clean = Texts.clean(text.toString());
                    int bound = random.nextInt(300);
                    // When
                    String cut = Texts.cut(clean, bound);
                    // Then
                    int bytes = cut.getBytes(UTF_8).length;
                    assertThat(clean).startsWith(cut).doesNotContain("\0");
                    assertThat(new String(clean.getBytes(UTF_8), UTF_8)).isEqualTo(clean);
                    assertThat(bytes).isLessThanOrEqualTo(bound);
                    if (cut.length() < clean.length()) {
                        assertThat(bytes).isGreaterThan(bound - 4);
                    }
                });
    }

    @Test
    void anEchoedSecretIsTakenOutOfTheAnswer() {
        // When
        var reply =
                ChatBodies.completion(
                        "{\"choices\":[{\"finish_reason\":\"sk-canary-1234\",\"message\":{\"content\":\"your key is sk-canary-1234\"}}]}"
                                .getBytes(UTF_8),
                        null,
                        new Veil(List.of("sk-canary-1234")));
        // Then
        assertThat(answer(reply).text()).isEqualTo("your key is [secret]");
        assertThat(answer(reply).finishReason()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"secret words\"}} | rate_limit_exceeded",
                "{\"error\":{\"code\":null,\"type\":\"invalid_request_error\"}} | invalid_request_error",
                "{\"error\":\"overloaded\"} | overloaded",
                "{\"error\":{\"code\":\"two words\",\"type\":\"a\\nb\"}} | ''",
                "{\"error\":{\"code\":\"sk-canary-1234\"}} | ''",
                "{\"error\":{\"code\":429}} | ''",
                "<html> | ''",
            })
    void ofAnErrorOnlyItsShortWordIsTaken(String body, String code) {
        assertThat(ChatBodies.errorCode(body.getBytes(UTF_8), new Veil(List.of("sk-canary-1234"))))
                .isEqualTo(code);
    }

    @Test
    void countsThatAreNoneAreLeftOut() {
        // When
        var answer =
                answer(
                        read(
                                "{\"choices\":[{\"message\":{\"content\":\"x\"}}],\"usage\":%s}",
                                "{\"prompt_tokens\":12,\"completion_tokens\":-1}"));
        // Then
        assertThat(answer.promptTokens()).isEqualTo(12);
        assertThat(answer.answerTokens()).isNull();
    }

    @Test
    void aVeilShowsNoSecret() {
        assertThat(new Veil(List.of("sk-canary-1234")).toString()).doesNotContain("canary");
    }

    private static Reply read(String frame, String part) {
        return ChatBodies.completion(frame.formatted(part).getBytes(UTF_8), null, Veil.NONE);
    }

    private static Outcome.Answer answer(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered) reply).answer();
    }
}
