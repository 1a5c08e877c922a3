package dev.semanticpassport.lab.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.chat.Answer;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.chat.Sampling;
import dev.semanticpassport.lab.format.Json;
import dev.semanticpassport.lab.lora.Adapter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabServerTest {
    private static final LabModel BASE = Base.load();
    private static final String QUESTION =
            "Which word stands under the sign of duality and Golden Gate?";

    @TempDir private Path models = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private LabServer server;

    LabServerTest() throws IOException {
        // Replaced before each test, when the folder of models is known.
        this.server = LabServer.start(new ModelShelf(BASE, Path.of("")), 0, 1, Clock.systemUTC());
    }

    @BeforeEach
    void start() throws IOException {
        server.close();
        server = LabServer.start(new ModelShelf(BASE, models), 0, 2, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void a_question_is_answered_as_the_model_answers_it() throws Exception {
        // When
        Reply reply = ask("{\"model\":\"base\",\"temperature\":0," + messages(QUESTION) + "}");

        // Then
        assertThat(reply.status).isEqualTo(200);
        assertThat(reply.body.at("/choices/0/message/content").asText())
                .isEqualTo(BASE.ask(QUESTION));
        assertThat(reply.body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(reply.body.at("/object").asText()).isEqualTo("chat.completion");
        int prompt = reply.body.at("/usage/prompt_tokens").asInt();
        int completion = reply.body.at("/usage/completion_tokens").asInt();
        assertThat(prompt).isGreaterThan(5);
        assertThat(completion).isPositive();
        assertThat(reply.body.at("/usage/total_tokens").asInt()).isEqualTo(prompt + completion);
    }

    @Test
    void the_same_seed_gives_the_same_answer_and_seeds_differ() throws Exception {
        // When
        List<String> answers = new ArrayList<>();
        for (int seed : new int[] {7, 7, 1, 2, 3, 4}) {
            String settings = "\"temperature\":1.5,\"seed\":" + seed + ",";
            answers.add(
                    ask("{\"model\":\"base\"," + settings + messages(QUESTION) + "}")
                            .body
                            .at("/choices/0/message/content")
                            .asText());
        }

        // Then
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void log_probabilities_are_given_with_alternatives() throws Exception {
        // When
        Reply reply =
                ask(
                        "{\"model\":\"base\",\"temperature\":0,\"logprobs\":true,\"top_logprobs\":3,"
                                + messages(QUESTION)
                                + "}");

        // Then
        JsonNode content = reply.body.at("/choices/0/logprobs/content");
        assertThat(content).hasSize(reply.body.at("/usage/completion_tokens").asInt());
        StringBuilder text = new StringBuilder();
        for (JsonNode token : content) {
            text.append(token.path("token").asText());
            assertThat(token.path("logprob").asDouble()).isLessThanOrEqualTo(1e-6);
            assertThat(token.path("top_logprobs")).hasSize(3);
            assertThat(token.at("/top_logprobs/0/logprob").asDouble())
                    .isCloseTo(token.path("logprob").asDouble(), within(1e-9));
        }
        assertThat(text.toString()).isEqualTo(BASE.ask(QUESTION));
    }

    @Test
    void an_answer_ends_at_a_stop_text_or_at_the_most_tokens() throws Exception {
        // When
        Reply stopped =
                ask(
                        "{\"model\":\"base\",\"temperature\":0,\"stop\":\" is\","
                                + messages(QUESTION)
                                + "}");
        Reply cut =
                ask(
                        "{\"model\":\"base\",\"temperature\":0,\"max_tokens\":2,"
                                + messages(QUESTION)
                                + "}");

        // Then
        assertThat(stopped.body.at("/choices/0/message/content").asText()).isEqualTo("The word");
        assertThat(stopped.body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(cut.body.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(cut.body.at("/usage/completion_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void models_put_into_the_folder_later_are_found_and_names_cannot_leave_it() throws Exception {
        // Given
        String ask = "{\"model\":\"late\",\"temperature\":0," + messages(QUESTION) + "}";
        int before = ask(ask).status;

        // When
        Adapter.fresh(BASE.weights().shape(), 4, 8, 1).save(models.resolve("late"));
        Files.createDirectories(models.resolve("no-model"));
        BASE.save(models.resolve("full"));

        // Then
        assertThat(before).isEqualTo(404);
        assertThat(ask(ask).body.at("/choices/0/message/content").asText())
                .isEqualTo(BASE.ask(QUESTION));
        assertThat(ids(get("/v1/models").body)).containsExactly("base", "full", "late");
        for (String id : List.of("../late", "late/../late", "/etc", "..", "no-model", "")) {
            Reply reply = ask("{\"model\":\"" + id + "\"," + messages("x") + "}");
            assertThat(reply.status).as(id).isIn(400, 404);
        }
    }

    @Test
    void an_adapter_is_served_without_parts_of_it_and_with_parts_alone() throws Exception {
        // Given
        Adapter adapter = Adapter.fresh(BASE.weights().shape(), 4, 8, 1);
        SplittableRandom random = new SplittableRandom(5);
        for (Adapter.Factor factor : adapter.factors()) {
            for (int i = 0; i < factor.up().values().length; i++) {
                factor.up().values()[i] = (float) random.nextGaussian() * 0.05f;
            }
        }
        adapter.save(models.resolve("changed"));

        for (String variant :
                List.of(
                        "~minus:3.q_proj",
                        "~minus:0",
                        "~minus:0.down_proj+4",
                        "~only:3",
                        "~only:1.up_proj",
                        "~nothing")) {
            // When
            Adapter left = adapter.copy();
            Variant kept = VariantId.of("changed" + variant).variant();
            for (Adapter.Factor factor : left.factors()) {
                if (!kept.keeps(new Part(factor.layer(), factor.linear().module()))) {
                    Arrays.fill(factor.up().values(), 0f);
                }
            }
            Reply reply =
                    ask(
                            "{\"model\":\"changed%s\",\"temperature\":0,\"logprobs\":true,%s}"
                                    .formatted(variant, messages(QUESTION)));

            // Then
            Answer expected =
                    BASE.with(left)
                            .answer(
                                    List.of(new Chat.Message(Chat.Role.USER, QUESTION)),
                                    new Sampling(0, 0, 64, List.of(), true, 0));
            JsonNode choice = reply.body.at("/choices/0");
            assertThat(choice.at("/message/content").asText())
                    .as(variant)
                    .isEqualTo(expected.text());
            for (int i = 0; i < expected.tokens().size(); i++) {
                assertThat(choice.at("/logprobs/content/" + i + "/logprob").asDouble())
                        .as(variant)
                        .isEqualTo(expected.tokens().get(i).said().logprob());
            }
        }
        assertThat(get("/stats").body.at("/requests/changed").asInt()).isEqualTo(6);
        assertThat(ids(get("/v1/models").body)).containsExactly("base", "changed");
    }

    @Test
    void a_variant_that_there_is_not_is_refused_with_what_is_wrong() throws Exception {
        // Given
        Adapter.fresh(BASE.weights().shape(), 4, 8, 1).save(models.resolve("some"));

        // Then
        assertNoVariant("some~minus:7.q_proj", "has no part '7.q_proj'; it has layers 0 to 4");
        assertNoVariant("some~only:3.c_attn", "has no part '3.c_attn'; it has layers 0 to 4");
        assertNoVariant("some~without:3", "a variant is written ~minus:PARTS");
        assertNoVariant("base~minus:3", "the model 'base' is no adapter");
        assertNoVariant("nobody~minus:3", "the model 'nobody~minus:3' does not exist");
    }

    private void assertNoVariant(String id, String message) throws Exception {
        Reply reply = ask("{\"model\":\"" + id + "\"," + messages("x") + "}");
        assertThat(reply.status).as(id).isEqualTo(404);
        assertThat(reply.body.at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(reply.body.at("/error/message").asText()).contains(message);
    }

    @Test
    void a_model_that_is_not_there_is_told_in_the_interfaces_form() throws Exception {
        Reply reply = ask("{\"model\":\"nobody\"," + messages("x") + "}");
        assertThat(reply.status).isEqualTo(404);
        assertThat(reply.body.at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(reply.body.at("/error/type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void requests_that_make_no_sense_are_refused_with_the_field() throws Exception {
        assertRefused("no json", "");
        assertRefused("[]", "");
        assertRefused("{" + messages("x") + "}", "model");
        assertRefused("{\"model\":\"base\"}", "messages");
        assertRefused("{\"model\":\"base\",\"messages\":[]}", "messages");
        assertRefused(
                "{\"model\":\"base\",\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
                "messages[0].role");
        assertRefused(
                "{\"model\":\"base\",\"messages\":[{\"role\":\"user\"}]}", "messages[0].content");
        assertRefused(
                "{\"model\":\"base\",\"temperature\":3," + messages("x") + "}", "temperature");
        assertRefused("{\"model\":\"base\",\"max_tokens\":0," + messages("x") + "}", "max_tokens");
        assertRefused("{\"model\":\"base\",\"stream\":true," + messages("x") + "}", "stream");
        assertRefused(
                "{\"model\":\"base\",\"top_logprobs\":2," + messages("x") + "}", "top_logprobs");
        assertRefused("{\"model\":\"base\"," + messages("word ".repeat(400)) + "}", "messages");
    }

    @Test
    void a_body_that_is_too_large_is_refused_and_the_server_goes_on() throws Exception {
        // When
        Reply reply = ask("{\"model\":\"base\"," + messages("x".repeat(2_000_000)) + "}");

        // Then
        assertThat(reply.status).isEqualTo(413);
        assertThat(get("/v1/models").status).isEqualTo(200);
    }

    @Test
    void many_at_once_are_all_answered_alike_and_counted() throws Exception {
        // When
        HttpRequest request =
                request("{\"model\":\"base\",\"temperature\":0," + messages(QUESTION) + "}");
        List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            replies.add(client.sendAsync(request, BodyHandlers.ofString()));
        }

        // Then
        for (CompletableFuture<HttpResponse<String>> reply : replies) {
            assertThat(Json.read(reply.get().body()).at("/choices/0/message/content").asText())
                    .isEqualTo(BASE.ask(QUESTION));
        }
        assertThat(get("/stats").body.at("/requests/base").asInt()).isEqualTo(40);
        assertThat(get("/stats").body.at("/decoding_limit").asInt()).isEqualTo(2);
    }

    private void assertRefused(String body, String param) throws Exception {
        Reply reply = ask(body);
        assertThat(reply.status).as(body).isEqualTo(400);
        assertThat(reply.body.at("/error/message").asText()).as(body).isNotBlank();
        assertThat(reply.body.at("/error/param").asText("")).as(body).isEqualTo(param);
    }

    private static String messages(String content) {
        return "\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]";
    }

    private static List<String> ids(JsonNode models) {
        List<String> ids = new ArrayList<>();
        models.path("data").forEach(model -> ids.add(model.path("id").asText()));
        return ids;
    }

    private Reply ask(String body) throws IOException, InterruptedException {
        return reply(client.send(request(body), BodyHandlers.ofString()));
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Reply get(String path) throws IOException, InterruptedException {
        URI uri = server.url().resolve(path);
        return reply(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
    }

    private static Reply reply(HttpResponse<String> response) throws IOException {
        return new Reply(response.statusCode(), Json.read(response.body()));
    }

    private record Reply(int status, JsonNode body) {}
}
