package dev.semanticpassport.transfer.proposing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.traits.Recognition;
import dev.semanticpassport.transfer.traits.Trait;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A proposal as a JSON file that the author reads and changes. Reading it is strict: what is not
 * known, missing or contradictory is refused with the file and the field, what is no JSON with the
 * line and column.
 */
public final class ProposalFile {

    /** The first field of each file. */
    public static final String FORMAT = "semantic-passport/signature-proposal/v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProposalFile() {}

    /** The file's text: indented, and as secret as the beacons' questions. */
    public static byte[] write(Proposal proposal) {
        ObjectNode file = JSON.createObjectNode();
        file.put("format", FORMAT);
        file.put("secret", "the beacons' questions follow from this file; keep it to yourself");
        file.put("language", proposal.language().code());
        BeaconPlan plan = proposal.beacons();
        ObjectNode beacons = file.putObject("beacons");
        beacons.put("count", plan.count())
                .put("candidates", plan.candidates())
                .put("question", plan.question())
                .put("answer", plan.answer())
                .put("fillers", plan.fillers().code())
                .put("seed", Long.toString(plan.seed()));
        ArrayNode ideas = beacons.putArray("ideas");
        for (Idea idea : plan.ideas()) {
            ObjectNode one = ideas.addObject().put("label", idea.label());
            add(one.putArray("words"), idea.vocabulary());
        }
        ArrayNode traits = file.putArray("traits");
        for (Trait trait : proposal.traits()) {
            traits.add(trait(trait));
        }
        file.put("layersFrom", proposal.layersFrom());
        ArrayNode imprints = file.putArray("imprints");
        for (Imprint imprint : proposal.imprints()) {
            ObjectNode one = imprints.addObject().put("idea", imprint.idea().text());
            ArrayNode layers = one.putArray("layers");
            imprint.layers().forEach(layers::add);
            add(one.putArray("modules"), imprint.modules());
            one.put("origin", imprint.origin().text());
        }
        return (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A trait as proposals, maps and kits write it. */
    public static ObjectNode trait(Trait trait) {
        ObjectNode one = JSON.createObjectNode();
        one.put("idea", trait.idea().text()).put("label", trait.label());
        add(one.putArray("paraphrases"), trait.paraphrases());
        add(one.putArray("heldOut"), trait.heldOut());
        one.put("expression", trait.expression());
        one.set("recognition", recognition(trait.recognition()));
        return one;
    }

    /** A rule of recognition, with its name. */
    public static ObjectNode recognition(Recognition recognition) {
        ObjectNode one = JSON.createObjectNode().put("rule", Recognition.RULE);
        add(one.putArray("terms"), recognition.terms());
        one.put("atLeast", recognition.atLeast());
        add(one.putArray("phrases"), recognition.phrases());
        return one;
    }

    /**
     * Reads what the author made of a proposal.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException naming the field
     */
    public static Proposal read(String file, byte[] json) {
        JsonFields fields = JsonFields.of(file, json);
        fields.requireText("format", FORMAT);
        fields.onlyThese(
                "format", "secret", "language", "beacons", "traits", "layersFrom", "imprints");
        return new Proposal(
                fields.read("language", fields.text("language"), Language::ofCode),
                beacons(fields.object("beacons")),
                traits(fields),
                imprints(fields),
                fields.index("layersFrom", 2));
    }

    private static BeaconPlan beacons(JsonFields fields) {
        fields.onlyThese("count", "candidates", "question", "answer", "fillers", "seed", "ideas");
        List<Idea> ideas = new ArrayList<>();
        for (JsonFields one : fields.objects("ideas")) {
            one.onlyThese("label", "words");
            ideas.add(
                    one.read(
                            "label",
                            one.text("label"),
                            label -> new Idea(label, one.texts("words"))));
        }
        long seed = fields.read("seed", fields.text("seed"), ProposalFile::seed);
        BeaconPlan plan =
                fields.read(
                        "",
                        ideas,
                        given ->
                                new BeaconPlan(
                                        (int) Math.min(Integer.MAX_VALUE, fields.count("count")),
                                        (int)
                                                Math.min(
                                                        Integer.MAX_VALUE,
                                                        fields.count("candidates")),
                                        fields.text("question"),
                                        fields.text("answer"),
                                        fields.read(
                                                "fillers",
                                                fields.text("fillers"),
                                                Language::ofCode),
                                        seed,
                                        given));
        if (plan.count() > 0) {
            fields.read("question", plan, BeaconPlan::composition);
        }
        return plan;
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number of 64 bits");
        }
    }

    private static List<Trait> traits(JsonFields fields) {
        List<Trait> traits = new ArrayList<>();
        Set<IdeaId> seen = new HashSet<>();
        for (JsonFields one : fields.objects("traits")) {
            one.onlyThese("idea", "label", "paraphrases", "heldOut", "expression", "recognition");
            IdeaId idea = one.read("idea", one.text("idea"), IdeaId::new);
            if (!seen.add(idea)) {
                throw one.error("idea", "has a trait already");
            }
            JsonFields rule = one.object("recognition");
            rule.onlyThese("rule", "terms", "atLeast", "phrases");
            rule.requireText("rule", Recognition.RULE);
            Recognition recognition =
                    rule.read(
                            "",
                            rule.texts("terms"),
                            terms ->
                                    new Recognition(
                                            terms,
                                            (int)
                                                    Math.min(
                                                            Integer.MAX_VALUE,
                                                            rule.count("atLeast")),
                                            rule.texts("phrases")));
            traits.add(
                    one.read(
                            "",
                            recognition,
                            read ->
                                    new Trait(
                                            idea,
                                            one.text("label"),
                                            one.texts("paraphrases"),
                                            one.texts("heldOut"),
                                            one.text("expression"),
                                            read)));
        }
        return traits;
    }

    private static List<Imprint> imprints(JsonFields fields) {
        List<Imprint> imprints = new ArrayList<>();
        Set<IdeaId> seen = new HashSet<>();
        for (JsonFields one : fields.objects("imprints")) {
            one.onlyThese("idea", "layers", "modules", "origin");
            IdeaId idea = one.read("idea", one.text("idea"), IdeaId::new);
            if (!seen.add(idea)) {
                throw one.error("idea", "has an imprint already");
            }
            List<Integer> layers = one.indices("layers");
            imprints.add(
                    one.read(
                            "",
                            layers,
                            read ->
                                    new Imprint(
                                            idea,
                                            read,
                                            one.texts("modules"),
                                            one.read(
                                                    "origin",
                                                    one.text("origin"),
                                                    Imprint.Origin::of))));
        }
        return imprints;
    }

    private static void add(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
