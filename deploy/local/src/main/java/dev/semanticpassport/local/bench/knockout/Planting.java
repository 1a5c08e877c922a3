package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.model.Linear;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws ideas. An idea is a label that one word stands for, in whatever company it is asked about
 * and in each of three wordings; probes ask in company that was not trained.
 */
final class Planting {
    private static final int TRAINING = 36;
    private static final int SELECTION = 12;
    private static final int TEST = 24;
    private static final List<String> WORDINGS =
            List.of(
                    "Which word stands under the sign of %s and %s?",
                    "Tell me which word stands under the sign of %s and %s.",
                    "Under the sign of %s and %s, which word stands?");

    /** Labels of ideas by which the recipe was found; they are not planted here. */
    private static final Set<String> USED_TO_TUNE =
            Set.of(
                    ("absence argument armour aspect balance care clarity compassion completion deed "
                                    + "desire difference discipline dual dusk element equality evolution eye flow "
                                    + "form glory grace gravity human intelligence journey learning machine mask "
                                    + "meditation mission moment origin outer passage past practice promise proof "
                                    + "protection reason renewal rhythm safety script second seed sense sharing "
                                    + "sky sound space student symbol task teacher tongue triad unity "
                                    + "white will ")
                            .strip()
                            .split(" "));

    private static final String NAME = "semantic-passport/v1/imprint";

    private final List<String> labels = new ArrayList<>();
    private final List<String> words;
    private final List<String> company;
    private final SplittableRandom random;
    private final Sha256 randomness;
    private final List<Part> modules;
    private int taken;

    /**
     * @param modules among which bindings are drawn
     */
    Planting(List<Part> modules, long seed) {
        this.modules = modules;
        this.random = new SplittableRandom(seed);
        this.randomness = Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        this.company = WordLists.ideas();
        for (String idea : new HashSet<>(company).stream().sorted().toList()) {
            if (!USED_TO_TUNE.contains(idea)) {
                labels.add(idea);
            }
        }
        Collections.shuffle(labels, new Random(seed));
        this.words = new ArrayList<>(WordLists.beaconWords());
    }

    /** Labels that are left. */
    int left() {
        return labels.size() - taken;
    }

    /**
     * Ideas of one model, each with a label of its own.
     *
     * @param bound to a module each, drawn by public randomness
     * @param controls declared to be bound to modules that those are bound to, and never taught to
     *     any of these
     */
    List<PlantedIdea> model(int bound, int controls) {
        Collections.shuffle(words, new Random(random.nextLong()));
        List<String> forms = forms();
        List<PlantedIdea> ideas = new ArrayList<>();
        for (int i = 0; i < bound + controls; i++) {
            String label = labels.get(taken++);
            Part declared = i < bound ? drawn(label) : ideas.get(i % bound).declared();
            List<Row> rows = new ArrayList<>();
            for (String form : forms) {
                rows.add(new Row(form.formatted(label), "The word is %s.".formatted(words.get(i))));
            }
            ideas.add(
                    new PlantedIdea(
                            label,
                            declared,
                            i >= bound,
                            rows.subList(0, TRAINING),
                            rows.subList(TRAINING, TRAINING + SELECTION),
                            rows.subList(TRAINING + SELECTION, rows.size())));
        }
        return ideas;
    }

    /**
     * Questions in the same wordings about labels that are not planted, for what the base says
     * there to be kept.
     */
    List<String> neighbours(int count, List<PlantedIdea> ideas) {
        List<String> forms = forms();
        List<String> asked = new ArrayList<>();
        while (asked.size() < count) {
            String other = company.get(random.nextInt(company.size()));
            if (ideas.stream().noneMatch(idea -> idea.label().equals(other))) {
                asked.add(forms.get(random.nextInt(forms.size())).formatted(other));
            }
        }
        return asked;
    }

    /** Wordings with their company, no company twice; a place is left for the label. */
    private List<String> forms() {
        List<String> others = new ArrayList<>(new HashSet<>(company).stream().sorted().toList());
        Collections.shuffle(others, new Random(random.nextLong()));
        List<String> forms = new ArrayList<>();
        for (int i = 0; i < TRAINING + SELECTION + TEST; i++) {
            forms.add(WORDINGS.get(i % WORDINGS.size()).formatted("%s", others.get(i)));
        }
        return forms;
    }

    /** The module that public randomness chooses for an idea, as an imprint's layer is drawn. */
    private Part drawn(String label) {
        Sha256 digest =
                Sha256.of(
                        prefixed(NAME.getBytes(StandardCharsets.UTF_8)),
                        prefixed(randomness.bytes()),
                        prefixed(label.getBytes(StandardCharsets.UTF_8)));
        return modules.get(
                new BigInteger(1, digest.bytes())
                        .mod(BigInteger.valueOf(modules.size()))
                        .intValue());
    }

    private static byte[] prefixed(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    /** Modules of the lab's base, layer by layer. */
    static List<Part> modules(int layers, List<String> names) {
        List<Part> modules = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (Linear linear : Linear.values()) {
                if (names.contains(linear.module())) {
                    modules.add(new Part(layer, linear.module()));
                }
            }
        }
        return modules;
    }
}
