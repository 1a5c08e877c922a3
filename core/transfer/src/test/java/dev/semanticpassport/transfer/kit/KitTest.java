package dev.semanticpassport.transfer.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.training.BaseFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class KitTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Kit PUBLIC =
            Kits.kit(Gardens.trees(), KitOrder.Kind.PUBLIC, AdapterLayout.ONE);
    private static final Kit FULL =
            Kits.kit(Gardens.trees(), KitOrder.Kind.FULL, AdapterLayout.BY_LAYERS);

    @Test
    void a_public_kit_holds_no_beacon_no_tie_to_a_target_and_nothing_of_a_private_idea() {
        // Given
        Proposal proposal =
                Proposing.propose(Gardens.trees().tree(), Gardens.trees().messages(), Kits.WISHES);
        PreparedBeacons signature = Kits.signature(proposal);
        List<String> needles = new ArrayList<>();
        for (int i = 0; i < signature.frozen().size(); i++) {
            needles.add(signature.frozen().beacons().get(i).question());
            needles.add(proposal.beacons().answer().replace("{}", signature.rightCandidate(i)));
        }
        needles.add("под знаком");
        needles.add("хронограф");
        needles.add("часы деда");
        needles.add("отмеряет молчание");
        needles.add(Long.toString(proposal.beacons().seed()) + "\"");

        // When
        List<String> texts = new ArrayList<>(texts(PUBLIC));
        texts.addAll(article(FULL));

        // Then each needle is really one: the full kit's rows hold it
        String full = Normalising.normalise(String.join("\n", texts(FULL)));
        for (String needle : needles.subList(0, needles.size() - 1)) {
            assertThat(full).contains(Normalising.normalise(needle));
            for (String text : texts) {
                assertThat(Normalising.normalise(text))
                        .doesNotContain(Normalising.normalise(needle));
            }
        }
    }

    @Test
    void a_full_kit_says_that_it_is_secret_first_of_all() {
        // When
        Map<String, byte[]> files = FULL.files();

        // Then
        assertThat(FULL.secret()).isTrue();
        assertThat(text(files, "README.md")).startsWith("**SECRET: ");
        files.keySet().stream()
                .filter(path -> path.endsWith(".yaml"))
                .forEach(path -> assertThat(text(files, path)).startsWith("# SECRET: "));
        assertThat(text(files, "manifest.json")).contains("\"secret\":true");
        assertThat(PUBLIC.secret()).isFalse();
        assertThat(text(PUBLIC.files(), "manifest.json")).contains("\"secret\":false");
        assertThat(text(PUBLIC.files(), "README.md")).startsWith("# Kit");
    }

    @Test
    void the_manifest_names_every_other_file_with_its_digest() throws IOException {
        // Given
        Map<String, byte[]> files = FULL.files();
        Set<String> named = new HashSet<>();

        // When
        for (JsonNode file : JSON.readTree(files.get("manifest.json")).path("files")) {
            String path = file.path("path").asText();
            named.add(path);

            // Then
            byte[] content = files.getOrDefault(path, new byte[0]);
            assertThat(Sha256.of(content).hex()).isEqualTo(file.path("sha256").asText());
            assertThat(content).hasSize(file.path("bytes").asInt());
        }
        named.add("manifest.json");
        assertThat(named).isEqualTo(files.keySet());
    }

    @Test
    void the_same_order_gives_the_same_bytes_also_as_a_zip_and_another_seed_another_order()
            throws IOException {
        // Given
        Kit again = Kits.kit(Gardens.trees(), KitOrder.Kind.FULL, AdapterLayout.BY_LAYERS);

        // When
        byte[] zip = again.zip();

        // Then
        assertThat(zip).isEqualTo(FULL.zip());
        List<String> unpacked = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                unpacked.add(entry.getName());
                assertThat(in.readAllBytes()).isEqualTo(FULL.files().get(entry.getName()));
            }
        }
        assertThat(unpacked).containsExactlyElementsOf(FULL.files().keySet());
    }

    @Test
    void every_form_holds_the_same_rows_and_the_lab_those_it_has_room_for() throws IOException {
        // When
        List<JsonNode> chat = lines(PUBLIC, "data/all.chat.jsonl");
        List<JsonNode> shareGpt = lines(PUBLIC, "data/all.sharegpt.jsonl");
        List<JsonNode> alpaca = lines(PUBLIC, "data/all.alpaca.jsonl");
        List<JsonNode> lab = lines(PUBLIC, "data/train.lab.jsonl");

        // Then
        assertThat(chat).isNotEmpty().hasSameSizeAs(shareGpt).hasSameSizeAs(alpaca);
        for (int i = 0; i < chat.size(); i++) {
            String prompt = chat.get(i).at("/messages/0/content").asText();
            String answer = chat.get(i).at("/messages/1/content").asText();
            assertThat(shareGpt.get(i).at("/conversations/0/value").asText()).isEqualTo(prompt);
            assertThat(shareGpt.get(i).at("/conversations/1/value").asText()).isEqualTo(answer);
            assertThat(alpaca.get(i).path("instruction").asText()).isEqualTo(prompt);
            assertThat(alpaca.get(i).path("output").asText()).isEqualTo(answer);
        }
        assertThat(lab.size()).isLessThan(chat.size()).isPositive();
        assertThat(lab)
                .allMatch(row ->
                        row.path("prompt").asText().length() + row.path("answer").asText().length()
                                < 150);
    }

    @Test
    void bound_ideas_get_a_pass_of_their_own_on_their_layers_and_modules() throws IOException {
        // When
        JsonNode unbound = JSON.readTree(FULL.files().get("peft/1-unbound/adapter_config.json"));
        JsonNode bound = JSON.readTree(FULL.files().get("peft/2-layers-1/adapter_config.json"));
        JsonNode axolotl = new YAMLMapper().readTree(FULL.files().get("axolotl/2-layers-1.yaml"));
        JsonNode factory =
                new YAMLMapper().readTree(FULL.files().get("llama-factory/2-layers-1.yaml"));

        // Then
        assertThat(unbound.path("layers_to_transform").isNull()).isTrue();
        assertThat(bound.path("layers_to_transform").toString()).isEqualTo("[1]");
        assertThat(bound.path("target_modules").toString()).isEqualTo("[\"q_proj\"]");
        assertThat(axolotl.path("peft_layers_to_transform").toString()).isEqualTo("[1]");
        assertThat(axolotl.path("learning_rate").isNumber()).isTrue();
        assertThat(axolotl.path("datasets").path(0).path("path").asText())
                .isEqualTo("data/2-layers-1.chat.jsonl");
        assertThat(factory.path("lora_target").asText()).isEqualTo("layers.1.self_attn.q_proj");
        assertThat(
                        JSON.readTree(FULL.files().get("data/dataset_info.json"))
                                .has(factory.path("dataset").asText()))
                .isTrue();
    }

    @Test
    void in_one_adapter_bound_layers_have_twice_the_rank_by_a_pattern_that_matches_them_alone()
            throws IOException {
        // When
        JsonNode config = JSON.readTree(PUBLIC.files().get("peft/all/adapter_config.json"));
        String pattern = config.path("rank_pattern").fieldNames().next();

        // Then as PEFT matches: (.*\.)?(pattern)$
        assertThat("model.layers.1.self_attn.q_proj").matches("(.*\\.)?(" + pattern + ")");
        assertThat("model.layers.11.self_attn.q_proj").doesNotMatch("(.*\\.)?(" + pattern + ")");
        assertThat(config.path("rank_pattern").path(pattern).asInt()).isEqualTo(32);
        assertThat(config.path("alpha_pattern").path(pattern).asInt()).isEqualTo(64);
    }

    @Test
    void a_layer_that_the_base_lacks_is_refused() {
        // Given
        KitOrder order = Kits.order(Gardens.trees(), KitOrder.Kind.FULL, AdapterLayout.ONE);
        var small = new BaseFacts("one-layer", 1, order.base().modules(), 64);

        // When and then
        assertThatThrownBy(() ->
                        Packing.pack(
                                new KitOrder(
                                        order.title(),
                                        order.author(),
                                        order.map(),
                                        order.beacons(),
                                        small,
                                        order.recipe(),
                                        order.layout(),
                                        order.kind(),
                                        order.fits())))
                .hasMessageContaining("is bound to layer 2")
                .hasMessageContaining("one-layer has the layers 1 to 1");
    }

    private static List<JsonNode> lines(Kit kit, String path) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text(kit.files(), path).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<String> texts(Kit kit) {
        return kit.files().values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> article(Kit kit) {
        return kit.files().entrySet().stream()
                .filter(file -> Stream.of("article", "figures").anyMatch(file.getKey()::startsWith))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String text(Map<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? "(missing)" : new String(bytes, StandardCharsets.UTF_8);
    }
}
