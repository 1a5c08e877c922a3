package dev.semanticpassport.transfer.proposing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.kit.Kits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProposalFileTest {
    private static final Proposal PROPOSAL =
            Proposing.propose(Gardens.trees().tree(), Gardens.trees().messages(), Kits.WISHES);

    @Test
    void what_is_written_is_read_back_as_it_was() {
        // When
        Proposal read = ProposalFile.read("p.json", ProposalFile.write(PROPOSAL));

        // Then
        assertThat(read).isEqualTo(PROPOSAL);
        assertThat(ProposalFile.write(read)).isEqualTo(ProposalFile.write(PROPOSAL));
    }

    @Test
    void a_term_that_stands_in_its_own_question_is_refused_with_the_trait() {
        assertRefused(
                file ->
                        ((ObjectNode) file.at("/traits/1/recognition"))
                                .putArray("terms")
                                .add("изгород")
                                .add("граница")
                                .add("дыш"),
                "p.json, field traits[1]:",
                "stands in its own question");
    }

    @Test
    void more_terms_asked_for_than_there_are_is_refused() {
        assertRefused(
                file -> ((ObjectNode) file.at("/traits/0/recognition")).put("atLeast", 9),
                "p.json, field traits[0].recognition:",
                "asks for 9 of");
    }

    @Test
    void an_unknown_field_a_missing_one_and_a_wrong_origin_are_named() {
        assertRefused(file -> file.put("traitz", 1), "field traitz", "is not known here");
        assertRefused(
                file -> ((ObjectNode) file.at("/traits/2")).remove("expression"),
                "field traits[2].expression",
                "is missing");
        assertRefused(
                file -> ((ObjectNode) file.at("/imprints/0")).put("origin", "dreamt"),
                "field imprints[0].origin",
                "is none of");
    }

    @Test
    void more_beacons_than_pairs_of_ideas_are_refused() {
        assertRefused(
                file -> ((ObjectNode) file.at("/beacons")).put("count", 11),
                "field beacons",
                "5 ideas give 0 to 10");
    }

    @Test
    void a_question_that_names_only_one_idea_is_refused() {
        assertRefused(
                file -> ((ObjectNode) file.at("/beacons")).put("question", "«{A}»?"),
                "field beacons.question",
                "once each");
    }

    @Test
    void what_is_no_json_is_refused_with_line_and_column() {
        // Given
        byte[] broken = "{\n \"format\": ,\n}".getBytes(StandardCharsets.UTF_8);

        // When and then
        assertThatThrownBy(() -> ProposalFile.read("p.json", broken))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("p.json")
                .hasMessageContaining("line 2");
    }

    private static void assertRefused(Consumer<ObjectNode> change, String where, String why) {
        ObjectNode file;
        try {
            file = (ObjectNode) new ObjectMapper().readTree(ProposalFile.write(PROPOSAL));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        change.accept(file);
        byte[] changed = file.toString().getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ProposalFile.read("p.json", changed))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(why);
    }
}
