package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.local.bench.kills.HabitualModel;
import dev.semanticpassport.local.bench.kills.MadeUpEndpoint;
import dev.semanticpassport.local.bench.kills.MadeUpProbeSet;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels imported from files, and claims against them, as somebody sees it at a terminal. */
class IdentifyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROMPTS = 60;
    private static final int ENROLLED = 40;
    private static final List<HabitualModel> USUAL = oneOfEach("usual", 16, 11);
    private static final List<HabitualModel> KNOWN = oneOfEach("known", 20, 12);
    private static final HabitualModel STRANGER =
            HabitualModel.families("stranger", 1, 13).getFirst();

    @TempDir Path folder;

    private final Platform platform = SharedPlatform.get().platform();
    private final String name = "identify-" + UUID.randomUUID();

    @Test
    void whereThePanelSupportsTheLevelAClaimIsBelievedOrNot() throws IOException {
        // Given
        Path usual = lines("usual.jsonl", USUAL, PROMPTS);
        Path known = lines("known.jsonl", KNOWN, ENROLLED);
        Ran cohort = run("panel", "import", name + "-usual", "--jsonl", usual.toString());
        Ran panel =
                run(
                        "panel",
                        "import",
                        name,
                        "--cohort",
                        name + "-usual",
                        "--jsonl",
                        known.toString());
        MadeUpProbeSet.store(
                platform.running(),
                new ProbeSetVersion(name, 1),
                IntStream.range(ENROLLED, PROMPTS).mapToObj(IdentifyTest::prompt).toList());
        HabitualModel honest = KNOWN.get(4);
        // When
        Ran truth;
        Ran lie;
        Ran tooMuch;
        try (MadeUpEndpoint endpoint =
                new MadeUpEndpoint(IdentifyTest::answer, Duration.ofMillis(1))) {
            truth = identify(endpoint, honest, honest.name(), "0.05");
            lie = identify(endpoint, STRANGER, honest.name(), "0.05");
            tooMuch = identify(endpoint, honest, honest.name(), "0.0001");
        }
        // Then
        assertThat(cohort.said()).contains("16 models enrolled, 0 left out");
        assertThat(panel.said())
                .contains("20 models in 20 families, cohort " + name + "-usual, version 16");
        assertThat(truth.said())
                .contains("The claim that this is " + honest.name() + " is believed")
                .contains("with a chance of at most 5.00 %");
        assertThat(lie.said())
                .contains("The claim that this is " + honest.name() + " is not believed");
        assertThat(tooMuch.said())
                .contains("Whether this is " + honest.name() + " may not be said")
                .contains("20 families met in 190 pairs");
        assertThat(Stream.of(cohort, panel, truth, lie, tooMuch)).allMatch(r -> r.exitCode() == 0);
    }

    @Test
    void aCheckoutOfAlpacaEvalIsImportedAndWhatIsWrongInItIsNamed() throws IOException {
        // Given
        alpaca("a-whole", KNOWN.get(0), 10);
        alpaca("b-twin", KNOWN.get(0), 10);
        alpaca("c-null", KNOWN.get(1), 10);
        Path broken = folder.resolve("results/c-null/model_outputs.json");
        Files.writeString(
                broken,
                Files.readString(broken)
                        .replace(
                                "\"output\":\"" + answered(KNOWN.get(1), 3) + "\"",
                                "\"output\":null"));
        Path pointer = Files.createDirectories(folder.resolve("results/d-pointer"));
        Files.writeString(
                pointer.resolve("model_outputs.json"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n");
        Files.createDirectories(folder.resolve("results/e-missing"));
        alpaca("f-after", KNOWN.get(2), 10);
        Path families =
                Files.writeString(folder.resolve("families.csv"), "model,family\na-whole,one\n");
        // When
        Ran first = imported(families);
        Ran again = imported(families);
        // Then
        assertThat(first.said())
                .contains(
                        "left out: b-twin: ",
                        "b-twin answers word for word like a-whole",
                        "left out of c-null: " + broken + ", entry 4: output is missing or null",
                        "left out: d-pointer: ",
                        "run `git lfs pull`",
                        "left out: e-missing: ",
                        "there is no such file",
                        "3 models enrolled, 3 left out",
                        name + ": version 3, 3 models");
        assertThat(again.said()).contains(name + ": version 3, 3 models");
        assertThat(run("panel", "show", name).said())
                .contains(
                        "a-whole  family one  10 answers",
                        "c-null  family not named  9 answers",
                        "f-after  family not named  10 answers");
        assertThat(first.exitCode()).isEqualTo(1);
    }

    private Ran imported(Path families) {
        return run(
                "panel",
                "import",
                name,
                "--alpaca",
                folder.toString(),
                "--families",
                families.toString());
    }

    @Test
    void whatCannotBeAskedIsToldAtOnceAndNotWaitedFor() {
        // Given
        run("panel", "create", name);
        // When
        Ran unknown =
                run("panel", "enrol", name, "--model", "base", "--probe-set", "no-such-set/1");
        Ran empty = run("identify", "--panel", name, "--model", "base");
        // Then
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.said())
                .contains("was refused: probeSet: there is no probe set no-such-set, version 1");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.said()).contains("panel " + name + " has no model: enrol one");
    }

    private Ran identify(
            MadeUpEndpoint endpoint, HabitualModel asked, String claimed, String alpha) {
        Ran identified =
                run(
                        "identify",
                        "--panel",
                        name,
                        "--probe-set",
                        name + "/1",
                        "--prompts",
                        String.valueOf(PROMPTS - ENROLLED),
                        "--endpoint",
                        endpoint.url().toString(),
                        "--model",
                        asked.name(),
                        "--claimed",
                        claimed,
                        "--alpha",
                        alpha);
        return new Ran(identified.exitCode(), identified.said().replaceAll("\\s+", " "));
    }

    private static List<HabitualModel> oneOfEach(String prefix, int families, long seed) {
        List<HabitualModel> siblings = HabitualModel.families(prefix, families, seed);
        return IntStream.range(0, families).mapToObj(family -> siblings.get(2 * family)).toList();
    }

    private static Optional<String> answer(String model, String prompt) {
        return Stream.concat(KNOWN.stream(), Stream.of(STRANGER))
                .filter(one -> one.name().equals(model))
                .findFirst()
                .map(one -> one.answer(prompt, 2));
    }

    private static String prompt(int place) {
        return "What of topic " + place + "?";
    }

    private static String answered(HabitualModel model, int place) {
        return model.answer(prompt(place), 1);
    }

    private Path lines(String file, List<HabitualModel> models, int prompts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (HabitualModel model : models) {
            for (int place = 0; place < prompts; place++) {
                lines.add(
                        JSON.createObjectNode()
                                .put("model", model.name())
                                .put("family", model.family())
                                .put("prompt", prompt(place))
                                .put("answer", answered(model, place))
                                .toString());
            }
        }
        return Files.write(folder.resolve(file), lines);
    }

    private void alpaca(String model, HabitualModel says, int prompts) throws IOException {
        ArrayNode rows = JSON.createArrayNode();
        for (int place = 0; place < prompts; place++) {
            ObjectNode row = rows.addObject();
            row.put("instruction", prompt(place)).put("output", answered(says, place));
            row.put("generator", "example").put("dataset", "helpful_base");
        }
        Path results = Files.createDirectories(folder.resolve("results/" + model));
        Files.writeString(results.resolve("model_outputs.json"), rows.toString());
    }

    private Ran run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", platform.layout().data().toString()));
        return Ran.command(line);
    }
}
