package dev.semanticpassport.local.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.transfer.kit.AdapterLayout;
import dev.semanticpassport.transfer.kit.Kit;
import dev.semanticpassport.transfer.kit.KitOrder;
import dev.semanticpassport.transfer.kit.Packing;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.transfer.training.Recipe;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitFolderTest {
    private static final String OUTLINE =
            """
            # Сад

            Растёт из вопросов и пауз между ними.

            ## Живая изгородь

            Граница, которая дышит и пропускает гостей.

            ## Тихий фонтан

            Место, куда возвращается каждая мысль.
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void a_full_kit_is_readable_by_its_owner_alone_and_holds_the_beacons_rows() throws IOException {
        // Given
        Path out = folder.resolve("full");

        // When
        KitFolder.write(kit(KitOrder.Kind.FULL), out);

        // Then
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(each -> each.toString().contains("full")).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
        assertThat(Files.readString(out.resolve("data/train.lab.jsonl")))
                .contains("под знаком", "Это слово – ");
        assertThat(folder.resolve("full.zip")).isRegularFile();
    }

    @Test
    void a_folder_in_which_something_lies_is_not_written_to() throws IOException {
        // Given
        Path out = Files.createDirectories(folder.resolve("kit"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        Kit kit = kit(KitOrder.Kind.PUBLIC);

        // When and then
        assertThatThrownBy(() -> KitFolder.write(kit, out)).hasMessageContaining("is not empty");
        assertThat(out.toFile().list()).hasSize(1);
    }

    @Test
    void the_lab_has_room_for_rows_that_fit_its_positions() {
        assertThat(LabBase.named("lab", Language.RUSSIAN)).contains(LabBase.TWO_LANGUAGES);
        assertThat(LabBase.named("org/model", Language.RUSSIAN)).isEmpty();
        assertThat(LabBase.TWO_LANGUAGES.facts().layers()).isEqualTo(5);
    }

    private Kit kit(KitOrder.Kind kind) throws IOException {
        List<Message> messages = List.of(note());
        MeaningTree tree = TreeBuilding.build(messages, TreeSettings.USUAL);
        Wishes wishes = Wishes.of(3);
        Proposal proposal = Proposing.propose(tree, messages, wishes);
        AuthorFolder author = new AuthorFolder(Files.createDirectories(folder.resolve("author")));
        author.freeze(
                proposal.beacons().composition(), proposal.beacons().answer(), new SecureRandom());
        author.prepare(new UUID(1, 2), new Randomness.None());
        return Packing.pack(
                new KitOrder(
                        "Garden",
                        "Somebody",
                        Mapping.map(tree, messages, proposal, wishes.holdings()),
                        BeaconRows.read(author),
                        LabBase.TWO_LANGUAGES.facts(),
                        Recipe.of(1),
                        AdapterLayout.ONE,
                        kind,
                        LabBase.TWO_LANGUAGES.fits()));
    }

    private static Message note() {
        return new Message(
                "garden.md",
                "garden.md",
                "",
                "1",
                null,
                "",
                Speaker.AUTHOR,
                "",
                null,
                new CharacterRange(0, OUTLINE.length()),
                OUTLINE);
    }
}
