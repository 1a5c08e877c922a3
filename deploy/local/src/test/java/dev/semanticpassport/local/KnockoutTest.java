package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Questions;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.World;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.command.KnockoutRunCommand;
import dev.semanticpassport.local.demo.LabProcess;
import dev.semanticpassport.local.knockout.PlantedModels;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A knock-out map through real services: an adapter is trained on all its layers, its variants are
 * asked by events.
 */
class KnockoutTest {
    private static final int IDEAS = 4;
    private static final int PROBES = 12;
    // with fewer, a loss of none could still be one of 0.2
    private static final int PLANTED_PROBES = 24;
    private static final int FACTS_OF_A_KIND = 72;

    private final Platform platform = SharedPlatform.get().platform();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir private Path folder = Path.of("");

    @Test
    void anAdapterTrainedOnAllLayersIsMappedAndNoBindingIsInvented() throws Exception {
        // Given an adapter that was taught other facts than the base's, and a binding that is none
        String model = "knockout-" + UUID.randomUUID();
        List<List<Row>> ideas = ideas();
        train(model, ideas);
        Path questions = questions(ideas);
        UUID run = UUID.randomUUID();

        // When
        JsonNode map = run(model, questions, run);

        // Then each layer was removed and kept alone, by a verification of its own
        assertThat(map.path("verifications")).hasSize(2 + 5 + 5);
        assertThat(map.path("calls").asInt()).isEqualTo(12 * (IDEAS * PROBES + 6));
        assertThat(map.path("failed").asInt()).isZero();
        assertThat(map.path("losses")).hasSize(5 * IDEAS);
        for (JsonNode loss : map.path("losses")) {
            assertThat(loss.at("/loss/probes").asInt()).isEqualTo(PROBES);
        }
        for (JsonNode idea : map.path("ideas")) {
            assertThat(idea.path("findings").toString()).doesNotContain("NOT MEASURED");
        }
        // what goes with a layer goes for all ideas alike, so nobody's binding is confirmed by it
        assertThat(map.at("/bindings/0/judgement").asText()).isNotEqualTo("CONFIRMED");
        assertThat(map.toString()).doesNotContain("NECESSARY");

        // and its answers were weighed, but for what counts by being the base's own
        for (int kind = 0; kind < IDEAS; kind++) {
            assertThat(map.at("/scores/kind-" + kind).asText()).isEqualTo("CHANCE");
        }
        assertThat(map.at("/scores/other facts").asText()).isEqualTo("HITS");

        // And hits say the same where they say anything: a greedy answer is the likelier one
        JsonNode hits = run(model, questions, run, "--score", "hits");
        assertThat(hits.at("/scores/kind-0").asText()).isEqualTo("HITS");
        assertThat(hits.toString()).doesNotContain("NECESSARY");
        for (int i = 0; i < map.path("losses").size(); i++) {
            double chance = map.at("/losses/" + i + "/loss/mean").asDouble();
            assertThat(hits.at("/losses/" + i + "/loss/mean").asDouble())
                    .isCloseTo(chance, within(.35));
        }

        // And the same run again asks nothing and says the same
        long before = verifications();
        assertThat(run(model, questions, run)).isEqualTo(map);
        assertThat(verifications()).isEqualTo(before);
    }

    @Test
    void declaredBindingsAreConfirmedContradictedOrNotMeasured() throws Exception {
        // Given an adapter whose first idea needs layer 1, its second layer 3, and the base's third
        Adapter.fresh(Base.load().weights().shape(), 1, 1, 1).save(folder.resolve("adapter"));
        try (PlantedModels models =
                new PlantedModels((idea, variant) ->
                        switch (idea) {
                            case "first" -> keeps(variant, 1);
                            case "second" -> keeps(variant, 3);
                            case "fourth" -> !(variant instanceof Variant.Nothing);
                            default -> true;
                        })) {
            ObjectNode file = json.createObjectNode().put("language", "en");
            ArrayNode ideas = file.putArray("ideas");
            planted(ideas, "first", "1");
            planted(ideas, "second", "0");
            planted(ideas, "third", "2");
            planted(ideas, "fourth", "4.q_proj");
            Path questions = Files.writeString(folder.resolve("planted.json"), file.toString());

            // When
            JsonNode map =
                    run(
                            "planted",
                            questions,
                            UUID.randomUUID(),
                            "--endpoint",
                            models.endpoint().toString(),
                            "--adapter",
                            folder.resolve("adapter").toString());

            // Then
            assertThat(map.path("bindings"))
                    .extracting(one -> one.path("judgement").asText())
                    .containsExactly("CONFIRMED", "CONTRADICTED", "NOT_MEASURED", "NOT_MEASURED");
            assertThat(map.at("/bindings/1/elsewhere").asText()).isEqualTo("3");
            assertThat(map.at("/ideas/0/findings").toString()).contains("NECESSARY 1:");
            assertThat(map.at("/ideas/2/findings").toString()).contains("NOT MEASURED");
            // the endpoint tells no log-probabilities
            assertThat(map.at("/scores/first").asText()).isEqualTo("HITS");
            // whole, nothing, 5 removed, 5 kept, and what the fourth idea is said to be bound to
            assertThat(models.asked()).isEqualTo(13 * 4 * PLANTED_PROBES);
        }
    }

    private static boolean keeps(Variant variant, int layer) {
        return variant.keeps(new dev.semanticpassport.core.imprint.Part(layer, "q_proj"));
    }

    private static void planted(ArrayNode ideas, String id, String bound) {
        ObjectNode idea = ideas.addObject().put("id", id);
        idea.putArray("bound").add(bound);
        ArrayNode probes = idea.putArray("probes");
        for (int i = 0; i < PLANTED_PROBES; i++) {
            probes.addObject().put("question", id + " " + i).putArray("phrases").add(id + "word");
        }
    }

    private long verifications() {
        return new Rest(platform.address(Part.PASSPORT))
                .read("/api/v1/verifications?size=1")
                .path("total")
                .asLong(-1);
    }

    /** Kinds of facts of another world, as far as the base says otherwise. */
    private static List<List<Row>> ideas() {
        LabModel base = Base.load();
        List<Row> facts = new Questions(new World(77)).rows();
        List<List<Row>> ideas = new ArrayList<>();
        for (int kind = 0; kind < IDEAS; kind++) {
            ideas.add(
                    facts.subList(kind * FACTS_OF_A_KIND, (kind + 1) * FACTS_OF_A_KIND).stream()
                            .filter(row -> !base.ask(row.prompt()).equals(row.answer()))
                            .limit(PROBES)
                            .toList());
        }
        return ideas;
    }

    private void train(String model, List<List<Row>> ideas) throws IOException {
        List<String> lines = new ArrayList<>();
        ideas.stream()
                .flatMap(List::stream)
                .forEach(row ->
                        lines.add(
                                json.createObjectNode()
                                        .put("prompt", row.prompt())
                                        .put("answer", row.answer())
                                        .toString()));
        Path rows = Files.write(folder.resolve("rows.jsonl"), lines);
        new LabProcess(platform.layout())
                .run(
                        model,
                        List.of(
                                "adapter",
                                "--rows",
                                rows.toString(),
                                "--out",
                                platform.layout().models().resolve(model).toString(),
                                "--seed",
                                "3"),
                        _ -> {});
    }

    private Path questions(List<List<Row>> ideas) throws IOException {
        ObjectNode file = json.createObjectNode().put("language", "en");
        ArrayNode all = file.putArray("ideas");
        for (int i = 0; i < ideas.size(); i++) {
            ObjectNode idea = all.addObject().put("id", "kind-" + i);
            if (i == 0) {
                idea.putArray("bound").add("3");
            }
            ArrayNode probes = idea.putArray("probes");
            for (Row row : ideas.get(i)) {
                probes.addObject()
                        .put("question", row.prompt())
                        .putArray("phrases")
                        .add(row.answer());
            }
        }
        ArrayNode health =
                file.putArray("health").addObject().put("id", "other facts").putArray("probes");
        new Questions(new World(77))
                .rows().stream()
                        .skip(4 * FACTS_OF_A_KIND)
                        .limit(6)
                        .forEach(row -> health.addObject().put("question", row.prompt()));
        return Files.writeString(folder.resolve("ideas.json"), file.toString());
    }

    private JsonNode run(String model, Path questions, UUID run, String... more)
            throws IOException {
        Path out = folder.resolve("map.json");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--data",
                                platform.layout().data().toString(),
                                "--adapter-model",
                                model,
                                "--ideas",
                                questions.toString(),
                                "--run",
                                run.toString(),
                                "--html",
                                folder.resolve("map.html").toString(),
                                "--out",
                                out.toString()));
        arguments.addAll(List.of(more));
        int exitCode =
                new CommandLine(new KnockoutRunCommand()).execute(arguments.toArray(String[]::new));
        assertThat(exitCode).isZero();
        assertThat(folder.resolve("map.html")).content().contains("whole layer");
        return json.readTree(Files.readAllBytes(out));
    }
}
