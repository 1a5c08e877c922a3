package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import dev.semanticpassport.core.Seeds;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final UUID VERIFICATION = new UUID(3, 4);

    private final AuthorKey author = ExampleBeacons.authorKey();
    private final ServiceKey service = ServiceKey.of(new byte[32]);

    @Test
    void secretsHideThemselvesInText() {
        assertThat(author).hasToString("AuthorKey[hidden]");
        assertThat(author.beaconKeys(new Randomness.None(), 1).getFirst())
                .hasToString("BeaconKey[hidden]");
        assertThat(service).hasToString("ServiceKey[hidden]");
    }

    @Test
    void aJsonMapperFindsNothingInSecrets() {
        var key = author.beaconKeys(new Randomness.None(), 1).getFirst();
        for (Object secret : List.of(author, key, service)) {
            assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(secret))
                    .isInstanceOf(InvalidDefinitionException.class);
        }
    }

    @Test
    void anAuthorsKeyReadsBackAndKeepsItsCommitment() {
        // Given
        var drawn = AuthorKey.draw(new SecureRandom());
        // When
        var read = AuthorKey.fromBase64(drawn.exposeBase64() + "\n");
        // Then
        assertThat(read).isEqualTo(drawn);
        assertThat(read.commitment()).isEqualTo(drawn.commitment());
        assertThat(drawn).isNotEqualTo(AuthorKey.draw(new SecureRandom()));
    }

    @Test
    void errorsAboutSecretsNeverQuoteThem() {
        String secret = "c2VjcmV0!";
        assertThatThrownBy(() -> AuthorKey.fromBase64(secret))
                .hasMessage("the author's key is not standard base64")
                .hasNoCause();
        assertThatThrownBy(() -> ServiceKey.fromBase64(secret))
                .hasMessage("the service key is not 32 bytes in standard base64")
                .hasNoCause();
        assertThatThrownBy(
                        () -> AuthorKey.fromBase64(Base64.getEncoder().encodeToString(new byte[5])))
                .hasMessageContaining("5 bytes instead of 64");
    }

    @Test
    void theTargetsDigestKnowsOneCandidateOneVerificationAndOneOrdinal() {
        // Given
        var digest = service.digest(VERIFICATION, 7, "Lantern");
        // Then
        assertThat(service.digest(VERIFICATION, 7, " ｌａｎｔｅｒｎ ")).isEqualTo(digest);
        assertThat(TargetDigest.parse(digest.hex())).isEqualTo(digest);
        assertThat(service.digest(VERIFICATION, 8, "lantern")).isNotEqualTo(digest);
        assertThat(service.digest(VERIFICATION, 7, "lanterns")).isNotEqualTo(digest);
        assertThat(service.digest(new UUID(3, 5), 7, "lantern")).isNotEqualTo(digest);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(ServiceKey.of(other).digest(VERIFICATION, 7, "lantern")).isNotEqualTo(digest);
    }

    @Test
    void targetsSpreadEvenlyOverTheCandidates() {
        // Given
        var beacon = ExampleBeacons.frozen(1).beacons().getFirst();
        int[] hits = new int[beacon.candidates().size()];
        // When
        for (BeaconKey key : author.beaconKeys(new Randomness.None(), 25_600)) {
            hits[key.target(ExampleBeacons.PASSPORT, beacon)]++;
        }
        // Then: 255 degrees of freedom; 347.7 is exceeded once in 10,000 keys, and this key is
        // fixed
        double chiSquare = 0;
        for (int count : hits) {
            chiSquare += (count - 100.0) * (count - 100.0) / 100;
        }
        assertThat(chiSquare).isBetween(180.0, 347.7);
    }

    @Test
    void rewordingReorderingOrAnotherPassportDrawsTheTargetAnew() {
        Seeds.forAll(
                20,
                random -> {
                    byte[] bytes = new byte[32];
                    random.nextBytes(bytes);
                    var key = BeaconKey.of(bytes);
                    var words = ExampleBeacons.words(1024);
                    var beacon = new Beacon("Which?", words);
                    int same = key.target(ExampleBeacons.PASSPORT, beacon);
                    var changed =
                            List.of(
                                    key.target(new UUID(0, 2), beacon),
                                    key.target(
                                            ExampleBeacons.PASSPORT, new Beacon("Which ?", words)),
                                    key.target(
                                            ExampleBeacons.PASSPORT,
                                            new Beacon("Which?", words.reversed())));
                    assertThat(changed).isNotEqualTo(List.of(same, same, same));
                });
    }
}
