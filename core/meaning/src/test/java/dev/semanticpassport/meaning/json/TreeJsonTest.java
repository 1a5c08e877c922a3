package dev.semanticpassport.meaning.json;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.RandomWriting;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.editing.TreeEditing;
import dev.semanticpassport.meaning.editing.TreeEditingTest;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.publishing.PublicTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TreeJsonTest {
    private static final MeaningTree TREE =
            TreeBuilding.build(Conversations.seed(), TreeSettings.USUAL);

    @Test
    void whatIsWrittenIsReadAgain() {
        forAll(
                40,
                random -> {
                    MeaningTree tree =
                            TreeBuilding.build(
                                    RandomWriting.conversations(random), TreeSettings.USUAL);
                    byte[] json = TreeJson.write(tree);
                    assertThat(TreeJson.read("tree", json)).isEqualTo(tree);
                    assertThat(CanonicalJson.isCanonical(json)).isTrue();
                });
    }

    @Test
    void anEditedTreeIsReadAgain() {
        forAll(
                20,
                random -> {
                    List<TreeEdit> edits = TreeEditingTest.edits(TREE, random);
                    MeaningTree edited = TreeEditing.apply(TREE, edits).tree();
                    byte[] json = TreeJson.write(edited);
                    assertThat(TreeJson.write(TreeJson.read("tree", json))).isEqualTo(json);
                });
    }

    @Test
    void aWrongFileIsRefusedAtTheField() {
        String json = new String(TreeJson.write(TREE), StandardCharsets.UTF_8);
        assertRefused(
                json.replaceFirst("\"holding\":\"AUTHOR\"", "\"holding\":\"NOBODY\""),
                "ideas[0].holding");
        assertRefused(json.replaceFirst("\"speaker\":\"AUTHOR\"", "\"speaker\":1"), "speaker");
        assertRefused(json.replaceFirst("\"format\":\"[^\"]*\"", "\"format\":\"x\""), "format");
        assertRefused(json.replaceFirst("\"standing\":", "\"extra\":1,\"standing\":"), "extra");
        assertRefused(
                json.replaceFirst("\"weightMillionths\":\\d+", "\"weightMillionths\":2000000"),
                "weightMillionths");
        String top = TREE.ideas().getFirst().id().text();
        assertRefused(
                json.replaceFirst("\"broader\":\\[\\]", "\"broader\":[\"" + top + "\"]"),
                "broader than itself");
    }

    private static void assertRefused(String json, String place) {
        assertThatThrownBy(() -> TreeJson.read("tree.json", json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("tree.json")
                .hasMessageContaining(place);
    }

    @Test
    void skosHasWhatIsPublicAndNothingOfWhatIsNot() {
        forAll(
                30,
                random -> {
                    List<TreeEdit> hide = new ArrayList<>();
                    for (Idea idea : TREE.ideas()) {
                        switch (random.nextInt(3)) {
                            case 0 -> hide.add(new TreeEdit.MarkPrivate(idea.id()));
                            case 1 -> hide.add(new TreeEdit.Reject(idea.id()));
                            default -> {}
                        }
                    }
                    MeaningTree tree = TreeEditing.apply(TREE, hide).tree();
                    String skos =
                            new String(
                                    SkosJson.write(tree, "urn:x", Language.SHIPPED),
                                    StandardCharsets.UTF_8);
                    for (TreeEdit edit : hide) {
                        assertThat(skos).doesNotContain(edit.idea().text());
                    }
                    for (Idea idea : tree.ideas()) {
                        if (idea.standing() == Standing.PRIVATE) {
                            assertThat(skos)
                                    .doesNotContainPattern(
                                            "(?iu)(?<!\\p{L})"
                                                    + Pattern.quote(idea.label().text())
                                                    + "(?!\\p{L})");
                        }
                    }
                    int notHidden = TREE.ideas().size() - hide.size();
                    assertThat(skos.split("skos:Concept\"", -1))
                            .hasSizeLessThanOrEqualTo(notHidden + 1);
                });
    }

    @Test
    void skosOfATreeWithNothingToHideHasAllIdeas() {
        String skos =
                new String(SkosJson.write(TREE, "urn:x", Language.SHIPPED), StandardCharsets.UTF_8);
        assertThat(skos.split("skos:Concept\"", -1)).hasSize(TREE.ideas().size() + 1);
    }

    @Test
    void anIdeaUnderAHiddenOneComesUnderTheNearestThatIsNot() {
        forAll(
                10,
                random -> {
                    // Given
                    List<Idea> below =
                            TREE.ideas().stream()
                                    .filter(idea ->
                                            idea.broader().size() == 1
                                                    && TREE.idea(idea.broader().getFirst())
                                                            .filter(one -> !one.broader().isEmpty())
                                                            .isPresent())
                                    .toList();
                    Idea child = below.get(random.nextInt(below.size()));
                    IdeaId parent = child.broader().getFirst();
                    // When
                    MeaningTree tree =
                            TreeEditing.apply(TREE, List.of(new TreeEdit.Reject(parent))).tree();
                    // Then
                    assertThat(PublicTree.of(tree).idea(child.id()).orElseThrow().broader())
                            .isEqualTo(TREE.idea(parent).orElseThrow().broader());
                });
    }

    @Test
    void aSkosConceptHasItsLabelLinksAndSources() {
        byte[] skos = SkosJson.write(TREE, "urn:x", Language.SHIPPED);
        JsonNode graph = CanonicalJson.read("skos", skos).path("@graph");
        assertThat(graph.path(0).path("@type").asText()).isEqualTo("skos:ConceptScheme");
        assertThat(graph.path(0).path("hasTopConcept")).hasSize(1);
        JsonNode symbol = MissingNode.getInstance();
        for (JsonNode node : graph) {
            if (node.path("prefLabel").path("ru").asText().equals("символ X")) {
                symbol = node;
            }
        }
        assertThat(symbol.isMissingNode()).isFalse();
        assertThat(symbol.path("layer").path(0).asInt()).isEqualTo(3);
        assertThat(symbol.path("broader")).hasSize(1);
        assertThat(symbol.path("wasDerivedFrom").path(0).asText())
                .contains("8e96651c-7d96-4465-82d0-a1bd1be2ad46");
    }
}
