package dev.semanticpassport.passport.document.adapter;

import static dev.semanticpassport.passport.Api.IDEAS;
import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class PassportResourceTest {

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void aPassportIsAChainOfCanonicalRevisions() {
        // Given
        Map<String, Object> declared =
                Map.of(
                        "name", "ember-1b-lora",
                        "author", Api.author(),
                        "model", Map.of("architecture", "llama"),
                        "ideas", List.of("the lantern", "the river"),
                        "conditions", Map.of("epochs", 3, "recipe", "LoRA"));
        // When
        JsonPath first = body(post("/passports", declared), 201);
        String path = "/passports/" + first.getString("id");
        JsonPath second = body(post(path + "/revisions", declared), 201);
        // Then
        byte[] document = get(path + "/revisions/1/document").asByteArray();
        assertThat(CanonicalJson.isCanonical(document)).isTrue();
        assertThat(Sha256.of(document).hex()).isEqualTo(first.getString("digest"));
        assertThat(new String(document, StandardCharsets.UTF_8))
                .contains("\"format\":\"semantic-passport/v1\"")
                .contains(
                        "\"label\":\"the lantern\",\"quotes\":[],\"related\":[],\"stands\":\"declared\"")
                .contains("\"epochs\":{\"evidence\":[],\"stands\":\"declared\",\"value\":3}");
        assertThat(second.getInt("revision")).isEqualTo(2);
        assertThat(second.getString("document.previous")).isEqualTo(first.getString("digest"));
        assertThat(body(get(path), 200).getInt("revision")).isEqualTo(2);
        String leaf =
                body(get("/log/entries?limit=1&from=" + second.getLong("logIndex")), 200)
                        .getString("entries[0].leaf");
        assertThat(leaf)
                .contains("\"type\":\"passport.issued\"")
                .contains(second.getString("digest"));
    }

    @Test
    void theSameDeclarationGivesTheSameBytesButForTheId() {
        // Given
        String author = Api.author();
        UUID one = Api.passport(author);
        UUID other = Api.passport(author);
        // When
        String first = get("/passports/" + one + "/revisions/1/document").asString();
        String second = get("/passports/" + other + "/revisions/1/document").asString();
        // Then
        assertThat(first.replace(one.toString(), "ID"))
                .isEqualTo(second.replace(other.toString(), "ID"));
    }

    @Test
    void everyRevisionIsAnnouncedByAnEvent() {
        // Given
        String author = Api.author();
        UUID id = Api.passport(author);
        Map<String, Object> declared = Map.of("name", "m2", "author", author, "ideas", IDEAS);
        // When
        JsonPath second = body(post("/passports/" + id + "/revisions", declared), 201);
        // Then
        List<PassportIssued> announced = announced(id, 2);
        assertThat(announced).extracting(PassportIssued::revision).containsExactly(1, 2);
        assertThat(announced.getLast())
                .isEqualTo(
                        new PassportIssued(
                                id,
                                2,
                                "m2",
                                second.getString("digest"),
                                second.getLong("logIndex")));
    }

    @Test
    void passportsAreListedInOrderAndByAuthor() {
        // Given
        String author = Api.author();
        List<UUID> made = List.of(Api.passport(author), Api.passport(author), Api.passport(author));
        Api.passport(Api.author());
        // When
        JsonPath first = body(get("/passports?size=2&author=" + author), 200);
        JsonPath second = body(get("/passports?size=2&page=1&author=" + author), 200);
        // Then
        assertThat(first.getLong("total")).isEqualTo(3);
        List<String> listed = new ArrayList<>(first.<String>getList("items.id"));
        listed.addAll(second.getList("items.id"));
        assertThat(listed).isEqualTo(made.stream().map(UUID::toString).toList());
    }

    private List<PassportIssued> announced(UUID id, int expected) {
        List<PassportIssued> found = new ArrayList<>();
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.PASSPORT_ISSUED.name(Topic.DEFAULT_PREFIX)));
            while (found.size() < expected && Instant.now().isBefore(end)) {
                for (ConsumerRecord<String, byte[]> seen : consumer.poll(Duration.ofMillis(200))) {
                    if (id.toString().equals(seen.key())) {
                        found.add(issued(seen.value()));
                    }
                }
            }
        }
        return found;
    }

    private static PassportIssued issued(byte[] value) {
        return switch (EventJson.read(Topic.PASSPORT_ISSUED.type(), value)) {
            case Decoded.Good(PassportIssued issued) -> issued;
            case Decoded other -> throw new AssertionError(other);
        };
    }
}
