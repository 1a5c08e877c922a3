package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.core.signing.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equal to what golden.py computes with nothing of ours. */
class GoldenBeaconsTest {

    private JsonNode golden;
    private PreparedBeacons prepared;

    @BeforeEach
    void prepareFromTheGoldenInputs() throws IOException {
        golden = new ObjectMapper().readTree(getClass().getResourceAsStream("golden.json"));
        var authorKey = AuthorKey.of(hex("authorKey"), hex("salt"));
        List<Beacon> beacons = new ArrayList<>();
        for (JsonNode one : golden.get("beacons")) {
            beacons.add(
                    new Beacon(
                            one.get("question").textValue(),
                            ExampleBeacons.words(one.get("candidateCount").intValue())));
        }
        var randomness =
                new Randomness.DrandRound(
                        Sha256.ofText("any chain"),
                        1,
                        Sha256.parse(golden.get("randomness").textValue()));
        prepared =
                PreparedBeacons.prepare(
                        UUID.fromString(golden.get("passportId").textValue()),
                        FrozenBeacons.freeze(beacons, authorKey),
                        authorKey,
                        randomness);
    }

    @Test
    void commitmentAndRootsAreThose() {
        assertThat(prepared.commitment().bytes()).isEqualTo(hex("commitment"));
        assertThat(prepared.beaconsRoot().bytes()).isEqualTo(hex("beaconsRoot"));
        assertThat(prepared.keysRoot().bytes()).isEqualTo(hex("keysRoot"));
    }

    @Test
    void everyBeaconsHashesBlindingKeyAndTargetAreThose() {
        for (int index = 0; index < prepared.frozen().size(); index++) {
            var beacon = prepared.frozen().beacons().get(index);
            var expected = golden.get("beacons").get(index);
            assertThat(FrozenBeacons.questionHash(beacon).hex())
                    .isEqualTo(expected.get("questionHash").textValue());
            assertThat(FrozenBeacons.candidatesHash(beacon).hex())
                    .isEqualTo(expected.get("candidatesHash").textValue());
            assertThat(prepared.frozen().blindings().get(index).hex())
                    .isEqualTo(expected.get("blinding").textValue());
            assertThat(prepared.keys().get(index).expose())
                    .isEqualTo(HexFormat.of().parseHex(expected.get("key").textValue()));
            assertThat(prepared.targets().get(index)).isEqualTo(expected.get("target").intValue());
        }
    }

    @Test
    void theTargetsDigestIsThat() {
        // Given
        var serviceKey = ServiceKey.of(hex("serviceKey"));
        var verification = UUID.fromString(golden.get("verificationId").textValue());
        // When
        var digest = serviceKey.digest(verification, golden.get("ordinal").intValue(), "ＷORD0042 ");
        // Then
        assertThat(digest.hex()).isEqualTo(golden.get("targetDigest").textValue());
    }

    private byte[] hex(String field) {
        return HexFormat.of().parseHex(golden.get(field).textValue());
    }
}
