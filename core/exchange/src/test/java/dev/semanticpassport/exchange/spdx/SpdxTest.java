package dev.semanticpassport.exchange.spdx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.specimen.Specimen;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spdx.core.IModelCopyManager;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v3_0_1.ai.AIPackage;
import org.spdx.storage.simple.InMemSpdxStore;
import org.spdx.v3jsonldstore.JsonLDStore;

class SpdxTest {

    @Test
    @SuppressWarnings("try") // its close() is declared to throw anything
    void theSpdxLibraryReadsTheModelAndFindsNothingWrong() throws Exception {
        // Given
        SpdxModelFactory.init();
        String json =
                WritingSpdx.write(
                        new Specimen(SignatureScheme.ED25519, 20, 21, new SecureRandom())
                                .document(),
                        Instant.parse("2026-01-02T03:04:05Z"));
        IModelCopyManager copies = new ModelCopyManager();
        try (JsonLDStore store = new JsonLDStore(new InMemSpdxStore())) {
            // When
            store.deSerialize(new ByteArrayInputStream(json.getBytes(UTF_8)), false);
            List<AIPackage> models =
                    SpdxModelFactory.getSpdxObjects(store, copies, "AI.AIPackage", null, null)
                            .map(AIPackage.class::cast)
                            .toList();
            // Then
            assertThat(models).hasSize(2);
            for (AIPackage model : models) {
                assertThat(model.verify()).isEmpty();
            }
            assertThat(models)
                    .anySatisfy(one -> assertThat(one.getName()).contains("ember-1b-lora"));
        }
    }
}
