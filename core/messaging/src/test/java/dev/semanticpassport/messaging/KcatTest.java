package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.embedded.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page on events tells people to type does what the page says. */
class KcatTest {
    private static final String TOPIC = Topic.VERIFICATION_REQUESTED.name(Records.PREFIX);

    @BeforeAll
    static void kcat() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not here");
    }

    @Test
    void a_request_typed_as_the_page_says_is_an_event_of_ours() throws Exception {
        // Given
        Platform platform = Platform.shared();
        Topics.create(platform.bootstrapServers(), Records.PREFIX);
        String page = Files.readString(Path.of("../../docs/events.md"));
        String from = page.substring(page.indexOf("kcat -P"));
        String typed =
                from.substring(0, from.indexOf("```"))
                        .replace("localhost:9092", platform.bootstrapServers());
        // When
        Process shell = new ProcessBuilder("sh", "-c", typed).inheritIO().start();
        // Then
        assertThat(shell.waitFor()).isZero();
        List<ConsumerRecord<String, byte[]>> records = Records.await(TOPIC, 1, _ -> true);
        ConsumerRecord<String, byte[]> record = records.getFirst();
        Decoded read = EventJson.read(CloudEventHeaders.type(record.headers()), record.value());
        assertThat(read)
                .isInstanceOfSatisfying(
                        Decoded.Good.class,
                        good -> assertThat(good.event().key()).isEqualTo(record.key()));
        assertThat(new String(record.headers().lastHeader("ce_source").value(), UTF_8))
                .isEqualTo("/by-hand");
    }
}
