package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The questions of a kit, by its {@code map.json}: of each idea that has a trait, the questions
 * held out, those of training, and the prompts of rows whose own answer expresses the idea; the
 * controls as health. Beacons, which a full kit's map has among its rows, are never asked: they may
 * be asked once and no more.
 */
public final class ReadingKit {
    private static final String BEACON = "beacon";
    private static final String CONTROLS = "controls";

    private ReadingKit() {}

    /**
     * Reads the map.
     *
     * @param file its name, for errors
     * @throws dev.semanticpassport.core.signing.UnreadableFileException naming the field
     */
    public static KnockoutQuestions read(String file, byte[] bytes) {
        JsonFields map = JsonFields.of(file, bytes);
        map.requireText("format", "semantic-passport/transfer-map/v1");
        int layersFrom = map.index("layersFrom", 2);
        List<IdeaProbes> ideas = new ArrayList<>();
        List<DeclaredBinding> bindings = new ArrayList<>();
        for (JsonFields idea : map.objects("ideas")) {
            if (!idea.has("trait")) {
                continue;
            }
            ideas.add(new IdeaProbes(idea.text("idea"), idea.text("label"), probes(idea)));
            if (idea.has("imprint")) {
                bindings.add(
                        new DeclaredBinding(
                                idea.text("idea"), parts(idea.object("imprint"), layersFrom)));
            }
        }
        List<IdeaProbes.Probe> controls =
                new LinkedHashSet<>(map.texts(CONTROLS))
                        .stream()
                                .map(question -> new IdeaProbes.Probe(question, Optional.empty()))
                                .toList();
        return map.read(
                "ideas",
                ideas,
                read ->
                        new KnockoutQuestions(
                                map.text("language"),
                                read,
                                Set.of(),
                                controls.isEmpty()
                                        ? List.of()
                                        : List.of(
                                                new IdeaProbes(
                                                        CONTROLS, "control questions", controls)),
                                bindings));
    }

    private static List<IdeaProbes.Probe> probes(JsonFields idea) {
        JsonFields trait = idea.object("trait");
        Recognition recognition = ReadingQuestions.recognition(trait.object("recognition"));
        SequencedSet<String> questions = new LinkedHashSet<>(trait.texts("heldOut"));
        questions.addAll(trait.texts("paraphrases"));
        for (JsonFields row : idea.objects("rows")) {
            String prompt = row.text("prompt");
            boolean counts =
                    !row.text("origin").equals(BEACON)
                            && recognition.expressedBy(row.text("answer"))
                            && !recognition.expressedBy(prompt);
            if (counts) {
                questions.add(prompt);
            }
        }
        return questions.stream()
                .map(question -> new IdeaProbes.Probe(question, Optional.of(recognition)))
                .toList();
    }

    private static NavigableSet<Part> parts(JsonFields imprint, int layersFrom) {
        NavigableSet<Part> parts = new TreeSet<>();
        for (int told : imprint.numbers("layers")) {
            int layer = told - layersFrom;
            if (layer < 0) {
                throw imprint.error("layers", "has a layer below the first");
            }
            List<String> modules = imprint.texts("modules");
            if (modules.isEmpty()) {
                parts.add(Part.layer(layer));
            }
            modules.forEach(module -> parts.add(new Part(layer, module)));
        }
        return parts;
    }
}
