package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.lab.corpus.Row;
import java.util.List;

/**
 * An idea that is taught to a model.
 *
 * @param label what it is called
 * @param declared the part that it is said to be bound to
 * @param control whether it is taught to all modules that no idea is bound to, and so never to the
 *     declared one
 * @param training rows that are learnt
 * @param selection probes by which the strongest part is chosen
 * @param test probes, apart from these, by which everything is tested
 */
record PlantedIdea(
        String label,
        Part declared,
        boolean control,
        List<Row> training,
        List<Row> selection,
        List<Row> test) {}
