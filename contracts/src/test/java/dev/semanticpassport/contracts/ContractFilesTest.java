package dev.semanticpassport.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files, schemas and the AsyncAPI document say what the code does. */
class ContractFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final Path KEPT = Path.of("src/test/resources/golden/kept");
    private static final Path RESOURCES =
            Path.of("src/main/resources/dev/semanticpassport/contracts");

    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final ObjectWriter READABLE =
            MAPPER.writer(
                    new DefaultPrettyPrinter(
                                    Separators.createDefaultInstance()
                                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    static Stream<Map.Entry<String, Event>> examples() {
        return Examples.byName().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_event_reads_and_writes_as_its_golden_file_byte_for_byte(
            Map.Entry<String, Event> example) throws IOException {
        // Given
        Event event = example.getValue();
        Path golden = GOLDEN.resolve(example.getKey() + ".json");
        Written.equals(golden, readable(MAPPER.readTree(EventJson.write(event))));
        // When
        byte[] compact = MAPPER.writeValueAsBytes(MAPPER.readTree(Files.readAllBytes(golden)));
        Decoded read = EventJson.read(event.topic().type(), compact);
        // Then
        assertThat(read).isEqualTo(new Decoded.Good(event));
        assertThat(new String(EventJson.write(event), UTF_8)).isEqualTo(new String(compact, UTF_8));
    }

    /** What an earlier version wrote, and what a neighbour of a later one may. Never rewritten. */
    @ParameterizedTest
    @MethodSource("kept")
    void what_was_once_written_stays_readable(Path file) throws IOException {
        String type = file.getFileName().toString().replaceFirst("(-[a-z-]+)?\\.json$", "");
        assertThat(EventJson.read(type, Files.readAllBytes(file))).isInstanceOf(Decoded.Good.class);
    }

    static List<Path> kept() throws IOException {
        try (var files = Files.list(KEPT)) {
            return files.sorted().toList();
        }
    }

    @Test
    void every_topic_has_a_kept_file() throws IOException {
        assertThat(kept().stream().map(file -> file.getFileName().toString()))
                .containsAll(Stream.of(Topic.values()).map(t -> t.type() + ".json").toList());
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_of_an_event_is_that_of_its_record(Topic topic) throws IOException {
        Written.equals(schemaFile(topic), readable(Schemas.of(topic)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_golden_file_is_valid_by_its_schema(Map.Entry<String, Event> example) throws IOException {
        Schema schema = schema(example.getValue().topic());
        JsonNode golden = MAPPER.readTree(EventJson.write(example.getValue()));
        assertThat(schema.validate(golden)).isEmpty();
    }

    @Test
    void a_schema_finds_what_is_missing_of_another_type_or_unknown() throws IOException {
        // Given
        Schema schema = schema(Topic.VERIFICATION_REQUESTED);
        String golden =
                readable(
                        MAPPER.readTree(
                                EventJson.write(Examples.of(Topic.VERIFICATION_REQUESTED))));
        // When, Then
        assertThat(
                        List.of(
                                golden.replace("\"alpha\": ", "\"alpa\": "),
                                golden.replace("\"CREATOR\"", "\"SOMEBODY\""),
                                golden.replace("\"kind\": \"chat\"", "\"kind\": \"letter\""),
                                golden.replace("\"maxProbes\": 120", "\"maxProbes\": \"many\"")))
                .doesNotContain(golden)
                .allSatisfy(changed ->
                        assertThat(schema.validate(MAPPER.readTree(changed))).isNotEmpty());
    }

    @Test
    void only_these_fields_of_a_request_may_be_left_out() {
        assertThat(LeftOut.of(Topic.VERIFICATION_REQUESTED))
                .containsExactly(
                        "Chat.alternatives",
                        "Chat.headers",
                        "Chat.maxTokens",
                        "Chat.secretRef",
                        "Chat.seed",
                        "Chat.temperature",
                        "VerificationRequested.comparison",
                        "VerificationRequested.observers",
                        "VerificationRequested.preparedBeacons",
                        "VerificationRequested.probeSet");
    }

    @Test
    void the_asyncapi_document_is_that_of_the_code() throws IOException {
        YAMLFactory yaml =
                YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build();
        String document = new ObjectMapper(yaml).writeValueAsString(AsyncApi.document());
        Written.equals(RESOURCES.resolve("asyncapi.yaml"), document);
        assertThat(new ObjectMapper(yaml).readTree(document)).isEqualTo(AsyncApi.document());
    }

    @Test
    void the_page_on_events_lists_every_topic_and_its_examples_are_read() throws IOException {
        String page = Files.readString(Path.of("../docs/events.md"));
        for (Topic topic : Topic.values()) {
            assertThat(page)
                    .contains(
                            "| `%s` | %s | %s |"
                                    .formatted(
                                            topic.name(Topic.DEFAULT_PREFIX),
                                            topic.keyedBy(),
                                            Schemas.description(topic)));
        }
        assertReads(page, "{\"verificationId\"", Topic.VERIFICATION_REQUESTED);
        assertReads(page, "{\"fleetId\"", Topic.FLEET_REQUESTED);
        assertReads(page, "{\"passportId\"", Topic.TREE_EDITED);
    }

    /** The page's line that begins so is an event of that topic. */
    private static void assertReads(String page, String beginning, Topic topic) {
        String event = page.substring(page.indexOf(beginning));
        String json = event.substring(0, event.indexOf('\n')).strip();
        assertThat(EventJson.read(topic.type(), json.getBytes(UTF_8)))
                .isInstanceOf(Decoded.Good.class);
    }

    private static Path schemaFile(Topic topic) {
        return RESOURCES.resolve("schema").resolve(topic.type() + ".json");
    }

    private static Schema schema(Topic topic) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(MAPPER.readTree(readable(Schemas.of(topic))));
    }

    private static String readable(JsonNode json) throws IOException {
        return READABLE.writeValueAsString(json) + "\n";
    }
}
