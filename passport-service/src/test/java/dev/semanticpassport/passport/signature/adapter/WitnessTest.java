package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
@WithTestResource(WitnessTest.Witness.class)
class WitnessTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey KEY = SigningKey.generate(SignatureScheme.ED25519, RANDOM);
    private static final String NAME = "witness.example/w1";

    @Inject Drawings drawings;

    /** Configures one witness, and a log that signs only when it is asked. */
    public static class Witness implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of(
                    "passport.log.witnesses",
                    new NoteKey(NAME, NoteKey.Kind.WITNESS, KEY.verificationKey()).encoded(),
                    "passport.log.checkpoint-every",
                    "1h");
        }

        @Override
        public void stop() {}
    }

    @Test
    void randomnessWaitsForTheWitnessAndSaysSo() throws Throwable {
        // Given
        UUID passport = Api.passport(Api.author());
        JsonPath frozen =
                body(post("/passports/" + passport + "/signature", Map.of("mode", "stored")), 201);
        JsonPath checkpoint = body(get("/log/checkpoint"), 200);
        // When
        JsonPath refused = body(cosign(checkpoint, RANDOM_KEY), 400);
        body(cosign(checkpoint, KEY), 200);
        VertxContextSupport.subscribeAndAwait(drawings::drawRegularly);
        // Then
        assertThat(frozen.getString("signature.state")).isEqualTo("frozen");
        assertThat(frozen.getBoolean("signature.order.shown")).isFalse();
        assertThat(refused.getString("errors[0].field")).isEqualTo("cosignature");
        JsonPath signature = body(get("/passports/" + passport + "/signature"), 200);
        assertThat(signature.getString("state")).isEqualTo("committed");
        assertThat(signature.getBoolean("order.witnessed")).isTrue();
        assertThat(signature.getString("order.sentence")).contains(NAME);
        assertThat(signature.getString("randomness.note")).contains(NAME);
    }

    private static final SigningKey RANDOM_KEY =
            SigningKey.generate(SignatureScheme.ED25519, RANDOM);

    private static Response cosign(JsonPath checkpoint, SigningKey key) {
        String cosigned =
                SignedCheckpoint.parse("note", checkpoint.getString("note"))
                        .cosign(NAME, key, Instant.now(), RANDOM)
                        .note();
        return post(
                "/log/checkpoints/" + checkpoint.getLong("size") + "/cosignatures",
                Map.of("cosignature", cosigned.lines().reduce((_, last) -> last).orElseThrow()));
    }
}
