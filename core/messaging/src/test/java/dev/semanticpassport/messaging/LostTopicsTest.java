package dev.semanticpassport.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.embedded.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class LostTopicsTest {
    @Inject LostTopics topics;
    @Inject NotesAgain again;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private Map<Topic, String> ids = new EnumMap<>(Topic.class);

    @BeforeEach
    void read() throws Throwable {
        ids = new EnumMap<>(Topics.ids(kafka, Records.PREFIX));
        compare();
    }

    @AfterEach
    void restore() throws Throwable {
        ids = Topics.ids(kafka, Records.PREFIX);
        compare();
    }

    @Test
    void topics_that_stayed_are_not_told_again() throws Throwable {
        // Given
        int before = again.told();
        // When
        Set<Topic> lost = compare();
        // Then
        assertThat(lost).isEmpty();
        assertThat(again.told()).isEqualTo(before);
    }

    @Test
    void a_topic_that_was_made_anew_is_told_once() throws Throwable {
        // Given
        int before = again.told();
        ids.put(Topic.PASSPORT_ISSUED, "another");
        // When
        Set<Topic> lost = compare();
        Set<Topic> afterwards = compare();
        // Then
        assertThat(lost).containsExactly(Topic.PASSPORT_ISSUED);
        assertThat(afterwards).isEmpty();
        assertThat(again.told()).isEqualTo(before + 1);
    }

    @Test
    void the_loss_of_another_topic_is_none_of_its() throws Throwable {
        // Given
        int before = again.told();
        ids.put(Topic.EVIDENCE_UPDATED, "another");
        // When
        Set<Topic> lost = compare();
        // Then
        assertThat(lost).containsExactly(Topic.EVIDENCE_UPDATED);
        assertThat(again.told()).isEqualTo(before);
    }

    private Set<Topic> compare() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> topics.compare(ids));
    }
}
