package dev.semanticpassport.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.local.demo.Demo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorFolderTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void whatAnAuthorPreparesHoldsAgainstWhatWasPublished() throws Exception {
        AuthorFolder author = new AuthorFolder(folder);
        AuthorFolder.Frozen frozen = author.freeze(Demo.ideas(), 60, 256, 7, new SecureRandom());

        PreparedBeacons prepared =
                author.prepare(new UUID(0, 1), new Randomness.LogCheckpoint("a note\n"));

        assertThat(prepared.check(Sha256.parse(frozen.beaconsRoot()), prepared.keysRoot()))
                .isInstanceOf(PreparedBeacons.Check.Holds.class);
        assertThat(prepared.commitment().hex()).isEqualTo(frozen.keyCommitment());
        assertThat(PreparedBeacons.parse("prepared.json", Files.readAllBytes(author.prepared())))
                .isEqualTo(prepared);
        assertThat(Files.readAllLines(author.rows()))
                .hasSize(60)
                .allMatch(row -> row.contains("The word is "));
    }

    @Test
    void onlyTheOwnerCanReadWhatLiesThere() throws Exception {
        AuthorFolder author = new AuthorFolder(folder);
        author.freeze(Demo.ideas(), 60, 256, 7, new SecureRandom());
        author.prepare(new UUID(0, 1), new Randomness.LogCheckpoint("a note\n"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondFreezingInTheSameFolderIsRefusedAndTheKeyStays() throws Exception {
        AuthorFolder author = new AuthorFolder(folder);
        author.freeze(Demo.ideas(), 60, 256, 7, new SecureRandom());
        byte[] key = Files.readAllBytes(author.key());
        assertThatThrownBy(() -> author.freeze(Demo.ideas(), 60, 256, 8, new SecureRandom()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rival");
        assertThat(Files.readAllBytes(author.key())).isEqualTo(key);
    }
}
