package dev.semanticpassport.weights.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import org.junit.jupiter.api.Test;

class LayeredModuleTest {

    @Test
    void aModuleIsThePartOfItsLayerAndOwnName() {
        assertThat(LayeredModule.part("model.layers.3.self_attn.q_proj"))
                .contains(Part.of("3.q_proj"));
        assertThat(LayeredModule.part("blk.0.attn_q")).contains(Part.of("0.attn_q"));
        assertThat(LayeredModule.part("lm_head")).isEmpty();
        assertThat(LayeredModule.part("model.layers.99999.x.y")).isEmpty();
    }

    @Test
    void whatStandsOutsideTheLayersGoesOnlyWhereNothingButPartsIsKept() {
        assertThat(LayeredModule.stays(Variant.Minus.of(Part.layer(0)), "lm_head")).isTrue();
        assertThat(LayeredModule.stays(new Variant.Whole(), "lm_head")).isTrue();
        assertThat(LayeredModule.stays(Variant.Only.of(Part.layer(0)), "lm_head")).isFalse();
        assertThat(LayeredModule.stays(new Variant.Nothing(), "lm_head")).isFalse();
    }
}
