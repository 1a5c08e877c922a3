package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedBeaconsTest {

    private final PreparedBeacons prepared = ExampleBeacons.prepared(7);
    private final Sha256 beaconsRoot = prepared.beaconsRoot();
    private final Sha256 keysRoot = prepared.keysRoot();

    @Test
    void whatWasPreparedHoldsAgainstItsLoggedRoots() {
        assertThat(prepared.check(beaconsRoot, keysRoot))
                .isEqualTo(new PreparedBeacons.Check.Holds());
    }

    @Test
    void aMovedTargetIsNamed() {
        // Given
        List<Integer> targets = new ArrayList<>(prepared.targets());
        targets.set(3, (targets.get(3) + 1) % 256);
        // When
        var check = withTargets(targets).check(beaconsRoot, keysRoot);
        // Then
        assertThat(check)
                .isEqualTo(
                        new PreparedBeacons.Check.Differs(
                                List.of(
                                        "the target of beacon 3 is not the one that its key"
                                                + " chooses")));
    }

    @Test
    void otherRootsInTheLogAreNamed() {
        // When
        var check = prepared.check(keysRoot, beaconsRoot);
        // Then
        assertThat(((PreparedBeacons.Check.Differs) check).what())
                .hasSize(2)
                .anyMatch(one -> one.startsWith("the beacons' root is"))
                .anyMatch(one -> one.startsWith("the keys' root is"));
    }

    @Test
    void theFileIsCanonicalAndReadsBackAsItWas() {
        // When
        byte[] file = prepared.exposeJson();
        // Then
        assertThat(CanonicalJson.isCanonical(file)).isTrue();
        assertThat(PreparedBeacons.parse("prepared.json", file)).isEqualTo(prepared);
    }

    @Test
    void theFileNeverHoldsTheAuthorsKey() {
        // Given
        byte[] secret = ExampleBeacons.authorKey().exposeBytes();
        String key = HexFormat.of().formatHex(secret, 0, 32);
        // When
        String file = new String(prepared.exposeJson(), StandardCharsets.UTF_8);
        // Then
        assertThat(file).doesNotContain(key);
    }

    @Test
    void errorsNameFileAndField() {
        assertUnreadable("\"target\":", "\"target\":9999,\"x\":", "beacons[0].x");
        assertUnreadable("prepared-beacons/v1", "prepared-beacons/v9", "format");
        assertUnreadable("\"kind\":\"none\"", "\"kind\":\"dice\"", "randomness.kind");
        assertUnreadable("word0001", "word0002", "beacons[0].candidates");
        assertUnreadable("00000000-0000-0000-0000-000000000001", "0-0-0-0-1", "passportId");
        assertUnreadable(beaconsRoot.hex(), keysRoot.hex(), "beaconsRoot");
        assertThatThrownBy(() -> PreparedBeacons.parse("a.json", new byte[] {'{'}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("a.json: is not JSON");
    }

    @Test
    void nothingSecretStandsInItsText() {
        assertThat(prepared + " " + prepared.frozen() + " " + prepared.open(0).beacon())
                .doesNotContain("mirror", "word0");
    }

    @Test
    void anOpeningHoldsAndTellsTheRightCandidate() {
        for (int index = 0; index < prepared.frozen().size(); index++) {
            assertThat(prepared.open(index).check(beaconsRoot, keysRoot))
                    .isEqualTo(new BeaconOpening.Check.Holds(prepared.rightCandidate(index)));
        }
    }

    @Test
    void anOpeningReadsBackAsItWas() {
        // Given
        var opening = prepared.open(2);
        // When
        byte[] file = opening.exposeJson();
        // Then
        assertThat(CanonicalJson.isCanonical(file)).isTrue();
        assertThat(BeaconOpening.parse("opening.json", file)).isEqualTo(opening);
        assertThat(opening.toString()).doesNotContain("word0", "mirror");
    }

    @Test
    void anOpeningNamesItsBrokenField() {
        String file = new String(prepared.open(2).exposeJson(), StandardCharsets.UTF_8);
        byte[] changed =
                file.replaceFirst("\"target\":[0-9]+", "\"target\":256")
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> BeaconOpening.parse("opening.json", changed))
                .hasMessage("opening.json, field target: is not below 256");
    }

    @Test
    void entriesOfTheLogReadBackAndTieTogether() {
        // When
        var frozen = prepared.frozenEntry();
        var keyed = prepared.keyedEntry();
        // Then
        assertThat(SignatureEntry.parse("entry", frozen.bytes())).isEqualTo(frozen);
        assertThat(SignatureEntry.parse("entry", keyed.bytes())).isEqualTo(keyed);
        assertThat(keyed.frozen()).isEqualTo(Sha256.of(frozen.bytes()));
        byte[] spaced =
                new String(frozen.bytes(), StandardCharsets.UTF_8)
                        .replace("{", "{ ")
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SignatureEntry.parse("entry", spaced))
                .hasMessageContaining("canonical form");
    }

    @Test
    void anOpeningOfAnotherBeaconsKeyOrTargetDiffers() {
        // Given
        var one = prepared.open(1);
        var other = prepared.open(2);
        // When
        var otherKey =
                new BeaconOpening(
                        one.passportId(),
                        one.index(),
                        one.beacon(),
                        one.blinding(),
                        one.beaconProof(),
                        other.key(),
                        one.keyProof(),
                        other.key().target(one.passportId(), one.beacon()));
        var otherBeacon =
                new BeaconOpening(
                        one.passportId(),
                        one.index(),
                        other.beacon(),
                        one.blinding(),
                        one.beaconProof(),
                        one.key(),
                        one.keyProof(),
                        one.key().target(one.passportId(), other.beacon()));
        // Then
        assertThat(otherKey.check(beaconsRoot, keysRoot))
                .isEqualTo(
                        new BeaconOpening.Check.Differs(
                                List.of(
                                        "the key of beacon 1 does not stand at its place under the"
                                                + " logged root of keys")));
        assertThat(otherBeacon.check(beaconsRoot, keysRoot))
                .isEqualTo(
                        new BeaconOpening.Check.Differs(
                                List.of(
                                        "beacon 1 does not stand at its place under the logged root"
                                                + " of beacons")));
    }

    private PreparedBeacons withTargets(List<Integer> targets) {
        return new PreparedBeacons(
                prepared.passportId(),
                prepared.commitment(),
                prepared.randomness(),
                prepared.frozen(),
                prepared.keys(),
                targets);
    }

    private void assertUnreadable(String part, String instead, String field) {
        String file = new String(prepared.exposeJson(), StandardCharsets.UTF_8);
        byte[] changed = file.replace(part, instead).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PreparedBeacons.parse("prepared.json", changed))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("prepared.json, field " + field + ":");
    }
}
