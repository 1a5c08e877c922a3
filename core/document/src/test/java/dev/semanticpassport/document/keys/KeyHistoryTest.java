package dev.semanticpassport.document.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.keys.KeyHistory.AtIndex;
import dev.semanticpassport.document.keys.KeyHistory.Logged;
import dev.semanticpassport.document.verifying.Specimens;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final String AUTHOR = "Ada";

    private final SecureRandom random = Specimens.random(1);
    private final SigningKey first = SigningKey.generate(SignatureScheme.ED25519, random);
    private final SigningKey second = SigningKey.generate(SignatureScheme.P256, random);
    private final SigningKey stranger = SigningKey.generate(SignatureScheme.ED25519, random);

    @Test
    void aRotatedKeyEndsWhereTheNewOneBegins() {
        // When
        KeyHistory history = KeyHistory.of(List.of(created(), rotated(first, second)));
        // Then
        assertThat(history.refused()).isEmpty();
        assertThat(history.at(id(first), 5)).isInstanceOf(AtIndex.Valid.class);
        assertThat(history.at(id(first), 11)).isInstanceOf(AtIndex.Ended.class);
        assertThat(history.at(id(second), 10)).isInstanceOf(AtIndex.NotYet.class);
        assertThat(history.at(id(second), 11))
                .isInstanceOfSatisfying(
                        AtIndex.Valid.class,
                        valid -> assertThat(valid.known().root()).isEqualTo(id(first)));
        assertThat(history.at(id(stranger), 11)).isInstanceOf(AtIndex.Unknown.class);
    }

    @Test
    void whatIsNotSignedAsItMustBeChangesNothing() {
        // When
        KeyHistory history =
                KeyHistory.of(
                        List.of(
                                logged(
                                        0,
                                        new KeyEntry.Created(AUTHOR, second.verificationKey()),
                                        stranger),
                                created(),
                                rotated(stranger, second),
                                rotated(first, stranger),
                                logged(20, new KeyEntry.Revoked(AUTHOR, id(first), "x"), stranger),
                                logged(
                                        21,
                                        new KeyEntry.Rotated(
                                                "Eve", second.verificationKey(), id(first)),
                                        first,
                                        second)));
        // Then
        assertThat(history.refused()).hasSize(5);
        assertThat(history.keys()).containsOnlyKeys(id(first));
        assertThat(history.at(id(first), 100)).isInstanceOf(AtIndex.Valid.class);
    }

    @Test
    void aKeyThatTookItsPlaceRevokesALostOneAndTheEarlierEndStays() {
        // When
        KeyHistory history =
                KeyHistory.of(
                        List.of(
                                created(),
                                rotated(first, second),
                                logged(
                                        12,
                                        new KeyEntry.Revoked(AUTHOR, id(first), "lost"),
                                        second)));
        // Then
        assertThat(history.refused()).isEmpty();
        assertThat(Objects.requireNonNull(history.keys().get(id(first))).end())
                .hasValueSatisfying(end -> {
                    assertThat(end.index()).isEqualTo(10);
                    assertThat(end.by()).isEqualTo("revoked: lost");
                });
        assertThat(history.at(id(second), 13)).isInstanceOf(AtIndex.Valid.class);
    }

    private Logged created() {
        return logged(1, new KeyEntry.Created(AUTHOR, first.verificationKey()), first);
    }

    /** Signed by the given keys, in the name of the first key. */
    private Logged rotated(SigningKey old, SigningKey signer) {
        return logged(
                10, new KeyEntry.Rotated(AUTHOR, second.verificationKey(), id(first)), old, signer);
    }

    private Logged logged(long index, KeyEntry entry, SigningKey... signers) {
        DsseEnvelope envelope = entry.sign(List.of(signers), random);
        return new Logged(index, envelope);
    }

    private static String id(SigningKey key) {
        return key.verificationKey().keyId();
    }
}
