package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.GatedLearner;
import dev.semanticpassport.lab.train.GatedSample;
import dev.semanticpassport.lab.train.Sample;
import java.util.BitSet;
import java.util.List;

/**
 * The chances that variants of an adapter give to answers: what a knock-out map is made of, without
 * a server and without drawing an answer. Not safe for use by several threads.
 */
public final class VariantChances {
    private final Chat chat;
    private final Adapter adapter;
    private final GatedLearner learner;

    /** An adapter over its base. Neither changes. */
    public VariantChances(LabModel base, Adapter adapter) {
        this.chat = base.chat();
        this.adapter = adapter;
        this.learner =
                new GatedLearner(
                        base.weights(),
                        adapter.factors().stream().map(Adapter.Factor::down).toList(),
                        adapter.factors().stream().map(Adapter.Factor::up).toList(),
                        adapter.scale());
    }

    /** For each row the chance, from 0 to 1, that a variant answers so at temperature 1. */
    public double[] of(Variant variant, List<Row> rows) {
        BitSet inForce = new BitSet();
        for (int i = 0; i < adapter.factors().size(); i++) {
            Adapter.Factor factor = adapter.factors().get(i);
            inForce.set(i, variant.keeps(new Part(factor.layer(), factor.linear().module())));
        }
        BitSet learning = new BitSet();
        return learner.chances(
                rows.stream().map(row -> new GatedSample(sample(row), inForce, learning)).toList());
    }

    private Sample sample(Row row) {
        return Sample.answer(chat.prompt(row.prompt()), chat.answer(row.answer()));
    }
}
