package dev.semanticpassport.document.specimen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.beacons.ShippedWords;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Edition;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the specimen's author wrote and declares. */
final class SpecimenContent {
    static final String LANTERN = "00000000000000a1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SpecimenContent() {}

    static PassportDocument declared(Edition edition) {
        return Composing.first(
                edition,
                new Identity.Named(),
                Map.of("family", Claim.declared("llama")),
                List.of(
                        Claim.declared(
                                JSON.objectNode()
                                        .put("model", "example/ember-1b")
                                        .put("relation", "adapter"))),
                Map.of(
                        "data", Claim.declared("1,200 question and answer pairs"),
                        "epochs", Claim.declared(JSON.numberNode(3)),
                        "licence", Claim.declared("apache-2.0"),
                        "recipe", Claim.declared("LoRA, rank 16")),
                List.of(Composing.idea("the lantern"), Composing.idea("the river of names")));
    }

    static List<FileDigest> files() {
        return List.of(
                new FileDigest("adapter_config.json", Sha256.ofText("config")),
                new FileDigest("adapter_model.safetensors", Sha256.ofText("tensors")));
    }

    static List<Beacon> beacons(int count, int candidates) {
        List<dev.semanticpassport.core.beacons.Idea> ideas =
                List.of(
                                "the lantern",
                                "the river of names",
                                "the empty chair",
                                "a bridge of salt",
                                "the second voice",
                                "the closed garden",
                                "the red thread",
                                "a door in the north",
                                "the slow mirror",
                                "the ninth bell",
                                "the map of ash",
                                "a window of rain")
                        .stream()
                        .map(dev.semanticpassport.core.beacons.Idea::of)
                        .toList();
        return dev.semanticpassport.core.beacons.Composing.compose(
                Composition.of(ideas, ShippedWords.load(), 7)
                        .withBeaconCount(count)
                        .withCandidateCount(candidates));
    }

    /** Three public ideas in two ranks, and between them one that the author keeps. */
    static MeaningTree tree() {
        return new MeaningTree(
                List.of(
                        idea("a0", "what a thought shows", List.of(), Standing.PUBLIC, 0),
                        idea("b0", "the sealed room", List.of("a0"), Standing.PRIVATE, 100),
                        idea("a1", "the lantern", List.of("b0"), Standing.PUBLIC, 200),
                        idea("a2", "the river of names", List.of("a0"), Standing.PUBLIC, 300)),
                List.of());
    }

    private static Idea idea(
            String id, String label, List<String> broader, Standing standing, int place) {
        // few enough words in common that none tells of another
        String text = "Again " + label + ".";
        Quote quote =
                new Quote(
                        "notes/2024.md",
                        "notes/2024.md",
                        "m1",
                        Speaker.AUTHOR,
                        new CharacterRange(place, place + text.length()),
                        text);
        return new Idea(
                id(id),
                new Wording.Found(label, quote),
                Optional.of(new Wording.Found(text, quote)),
                List.of(quote),
                broader.stream().map(SpecimenContent::id).toList(),
                List.of(),
                0.25,
                Holding.AUTHOR,
                standing,
                List.of(),
                List.of(),
                List.of(label.split(" ")));
    }

    private static IdeaId id(String last) {
        return new IdeaId("00000000000000" + last);
    }
}
