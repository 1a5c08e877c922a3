package dev.semanticpassport.passport.tree.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static dev.semanticpassport.passport.tree.adapter.Drawn.CELLAR;
import static dev.semanticpassport.passport.tree.adapter.Drawn.HARBOUR;
import static dev.semanticpassport.passport.tree.adapter.Drawn.LANTERN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import dev.semanticpassport.passport.verification.adapter.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class TreeTest {
    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private UUID passport;

    @BeforeEach
    void begin() {
        wire = new Wire(bootstrapServers);
        passport = Api.passport(Api.author());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aGivenTreeIsShownAsItWasGiven() {
        // When
        JsonPath given = body(put(Drawn.tree()), 200);
        // Then
        assertThat(given.getInt("revision")).isEqualTo(1);
        assertThat(given.getString("cause")).isEqualTo("GIVEN");
        JsonPath shown = tree();
        assertThat(shown.getList("tree.ideas.id")).containsExactly(LANTERN, HARBOUR, CELLAR);
        assertThat(shown.getInt("revision.publicIdeas")).isEqualTo(3);
    }

    @Test
    void editsByRestAreAppliedAndToldByEvents() {
        // Given
        body(put(Drawn.tree()), 200);
        UUID first = UUID.randomUUID();
        // When
        JsonPath edited =
                body(
                        edit(
                                entry(first, new Edit.Rename(LANTERN, "The lamp")),
                                entry(UUID.randomUUID(), new Edit.Move(HARBOUR, List.of()))),
                        200);
        // Then
        assertThat(edited.getInt("revision")).isEqualTo(2);
        assertThat(edited.getInt("edits")).isEqualTo(2);
        assertThat(tree().getList("tree.ideas.label.text")).contains("The lamp");
        assertThat(events(2))
                .contains(new TreeEdited(passport, first, new Edit.Rename(LANTERN, "The lamp")));
        // Then the service hears its own events, and nothing changes
        assertThat(tree().getInt("revision.revision")).isEqualTo(2);
    }

    @Test
    void anEditByKafkaIsOneHoweverOftenItComes() {
        // Given
        body(put(Drawn.tree()), 200);
        TreeEdited edit =
                new TreeEdited(passport, UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp"));
        // When
        wire.send(edit);
        wire.send(edit);
        awaitRevision(2);
        body(edit(entry(edit.editId(), edit.edit())), 200);
        wire.send(new TreeEdited(passport, edit.editId(), new Edit.Rename(LANTERN, "Another")));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.TREE_EDITED, passport.toString()))
                .isEqualTo("id reused with other content");
        assertThat(tree().getInt("revision.revision")).isEqualTo(2);
        assertThat(tree().getList("tree.ideas.label.text")).contains("The lamp");
    }

    @Test
    void anIdReusedByRestIsAConflict() {
        // Given
        body(put(Drawn.tree()), 200);
        UUID id = UUID.randomUUID();
        body(edit(entry(id, new Edit.Rename(LANTERN, "The lamp"))), 200);
        // When
        Response answer = edit(entry(id, new Edit.Rename(LANTERN, "Another")));
        // Then
        assertThat(body(answer, 409).getString("errors[0].field")).isEqualTo("edits[0].editId");
    }

    @Test
    void ofSeveralEditsAllAreAppliedOrNone() {
        // Given
        body(put(Drawn.tree()), 200);
        // When
        Response unknown =
                edit(
                        entry(UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp")),
                        entry(UUID.randomUUID(), new Edit.Rename("0".repeat(16), "Nothing")));
        Response circle =
                edit(
                        entry(UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp")),
                        entry(UUID.randomUUID(), new Edit.Move(LANTERN, List.of(HARBOUR))));
        // Then
        assertThat(body(unknown, 404).getString("errors[0].field")).isEqualTo("edits[1].idea");
        assertThat(body(circle, 400).getString("errors[0].field")).isEqualTo("edits[1].broader");
        assertThat(tree().getInt("revision.revision")).isEqualTo(1);
        assertThat(tree().getList("tree.ideas.label.text")).doesNotContain("The lamp");
    }

    @Test
    void editsHoldWhenTheTreeIsBuiltAnewAndThoseWithoutTheirIdeaAreListed() {
        // Given
        body(put(Drawn.tree()), 200);
        body(
                edit(
                        entry(UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp")),
                        entry(UUID.randomUUID(), new Edit.Rename(HARBOUR, "The haven"))),
                200);
        // When
        JsonPath anew = body(put(Drawn.withoutHarbour()), 200);
        // Then
        assertThat(anew.getInt("revision")).isEqualTo(3);
        assertThat(anew.getInt("editsLost")).isEqualTo(1);
        assertThat(tree().getList("tree.ideas.label.text")).contains("The lamp");
        JsonPath edits = body(get("/passports/" + passport + "/tree/edits"), 200);
        assertThat(edits.getList("items.lost")).containsExactly(false, true);
        // When the idea comes back
        body(put(Drawn.tree()), 200);
        // Then
        assertThat(tree().getList("tree.ideas.label.text")).contains("The haven");
        assertThat(tree().getInt("revision.editsLost")).isZero();
    }

    @Test
    void aPrivateIdeaIsToldByNumberAlone() {
        // Given
        body(put(Drawn.tree()), 200);
        // When
        body(edit(entry(UUID.randomUUID(), new Edit.MarkPrivate(CELLAR))), 200);
        // Then
        assertThat(tree().getList("tree.ideas.id")).containsExactly(LANTERN, HARBOUR);
        JsonPath counted = body(get("/passports/" + passport + "/tree?private=true"), 200);
        assertThat(counted.getList("privateIdeas.id")).containsExactly(CELLAR);
        assertThat(counted.getInt("privateIdeas[0].quotes")).isEqualTo(1);
        assertThat(counted.prettify()).doesNotContain("velvet").doesNotContain("nobody may");
    }

    @Test
    void textOnAPrivateIdeaIsTakenByRestOnlyAndItsEventWithholdsIt() {
        // Given
        body(put(Drawn.tree()), 200);
        body(edit(entry(UUID.randomUUID(), new Edit.MarkPrivate(CELLAR))), 200);
        UUID id = UUID.randomUUID();
        // When
        body(edit(entry(id, new Edit.Define(CELLAR, "zqcanary of the deep"))), 200);
        body(
                edit(entry(UUID.randomUUID(), new Edit.Define(LANTERN, "Near the velvet cellar."))),
                200);
        // Then
        List<TreeEdited> told = events(3);
        assertThat(told)
                .filteredOn(event -> event.editId().equals(id))
                .singleElement()
                .extracting(TreeEdited::edit)
                .isInstanceOfSatisfying(
                        Edit.Withheld.class,
                        withheld -> {
                            assertThat(withheld.edited()).isEqualTo("define");
                            assertThat(withheld.ideas()).containsExactly(CELLAR);
                        });
        assertThat(told).filteredOn(event -> event.edit() instanceof Edit.Withheld).hasSize(2);
        assertThat(wire.everything()).doesNotContain("zqcanary").doesNotContain("velvet cellar");
        assertThat(tree().prettify()).doesNotContain("velvet");
    }

    @Test
    void textOnAPrivateIdeaByKafkaIsSetAsideWithoutTheText() {
        // Given
        body(put(Drawn.tree()), 200);
        body(edit(entry(UUID.randomUUID(), new Edit.MarkPrivate(CELLAR))), 200);
        // When
        wire.send(new TreeEdited(passport, UUID.randomUUID(), new Edit.Rename(CELLAR, "zqmarrow")));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.TREE_EDITED, passport.toString()))
                .contains("by REST only");
        assertThat(wire.everything().lines().filter(line -> line.contains(".dlq ")))
                .noneMatch(line -> line.contains("zqmarrow"))
                .anyMatch(line -> line.contains("leftOut"));
        assertThat(tree().getInt("revision.revision")).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsSetAsideWithoutItsBody() {
        // When
        wire.send(
                Topic.TREE_EDITED,
                passport.toString(),
                "{\"passportId\":\"%s\",\"edit\":{\"kind\":\"rename\",\"label\":\"zqsplint\"}}"
                        .formatted(passport));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.TREE_EDITED, passport.toString())).isNotBlank();
        assertThat(wire.everything().lines().filter(line -> line.contains(".dlq ")))
                .noneMatch(line -> line.contains("zqsplint"));
    }

    @Test
    void anEditOfNoTreeIsRefusedByBothWays() {
        // When
        Response byRest = edit(entry(UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp")));
        wire.send(
                new TreeEdited(passport, UUID.randomUUID(), new Edit.Rename(LANTERN, "The lamp")));
        // Then
        assertThat(body(byRest, 404).getString("detail")).contains("has no meaning tree");
        assertThat(wire.awaitDeadLetter(Topic.TREE_EDITED, passport.toString()))
                .contains("has no meaning tree");
    }

    private JsonPath tree() {
        return body(get("/passports/" + passport + "/tree"), 200);
    }

    private Response put(MeaningTree tree) {
        return given().contentType(ContentType.JSON)
                .body(TreeBytes.write(tree))
                .put("/api/v1/passports/" + passport + "/tree");
    }

    private record Entry(UUID editId, Edit edit) {}

    private static Entry entry(UUID id, Edit edit) {
        return new Entry(id, edit);
    }

    private Response edit(Entry... edits) {
        return post("/passports/" + passport + "/tree/edits", Map.of("edits", List.of(edits)));
    }

    private List<TreeEdited> events(int count) {
        return wire.await(count, TreeEdited.class, event -> event.passportId().equals(passport));
    }

    private void awaitRevision(int revision) {
        Awaitility.await("revision " + revision)
                .atMost(Wire.PATIENCE)
                .pollInSameThread()
                .until(() -> tree().getInt("revision.revision") == revision);
    }
}
