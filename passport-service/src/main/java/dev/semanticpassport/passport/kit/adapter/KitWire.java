package dev.semanticpassport.passport.kit.adapter;

import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.traits.Trait;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Proposed signatures as they travel over REST: labels and counts, and no question. */
final class KitWire {
    private KitWire() {}

    @Schema(
            name = "SignatureProposal",
            description = "What a signature from the tree would be.",
            examples =
                    """
                    {"language": "en", "beacons": 60, "candidates": 256,
                     "ideas": ["the lantern", "the river of names"],
                     "traits": [{"idea": "0f1e2d3c4b5a6978", "label": "the lantern", "questions": 2,
                                 "heldOut": 2}],
                     "imprints": [{"idea": "0f1e2d3c4b5a6978", "layers": [3], "modules": [],
                                   "origin": "declared"}]}\
                    """)
    record ProposalAnswer(
            @Schema(description = "Language of most ideas.", examples = "en") String language,
            @Schema(description = "How many beacons.", examples = "60") int beacons,
            @Schema(description = "Candidates of each.", examples = "256") int candidates,
            @Schema(description = "Labels of the ideas that give beacons.") List<String> ideas,
            @Schema(description = "Ideas that give traits.") List<TraitAnswer> traits,
            @Schema(description = "Ideas bound to layers.") List<ImprintAnswer> imprints) {

        static ProposalAnswer of(Proposal proposal) {
            return new ProposalAnswer(
                    proposal.language().code(),
                    proposal.beacons().count(),
                    proposal.beacons().candidates(),
                    proposal.beacons().ideas().stream().map(Idea::label).toList(),
                    proposal.traits().stream().map(TraitAnswer::of).toList(),
                    proposal.imprints().stream().map(ImprintAnswer::of).toList());
        }
    }

    @Schema(name = "ProposedTrait", description = "An idea that a model is expected to express.")
    record TraitAnswer(
            @Schema(description = "The idea.", examples = "0f1e2d3c4b5a6978") String idea,
            @Schema(description = "Its label.", examples = "the lantern") String label,
            @Schema(description = "Questions that training may ask.", examples = "2") int questions,
            @Schema(description = "Questions held out from training.", examples = "2")
                    int heldOut) {

        static TraitAnswer of(Trait trait) {
            return new TraitAnswer(
                    trait.idea().text(),
                    trait.label(),
                    trait.paraphrases().size(),
                    trait.heldOut().size());
        }
    }

    @Schema(name = "ProposedImprint", description = "An idea bound to layers and modules.")
    record ImprintAnswer(
            @Schema(description = "The idea.", examples = "0f1e2d3c4b5a6978") String idea,
            @Schema(description = "Layers as the author counts them.") List<Integer> layers,
            @Schema(description = "Modules; none for all.") List<String> modules,
            @Schema(description = "Where the binding comes from.", examples = "declared")
                    String origin) {

        static ImprintAnswer of(Imprint imprint) {
            return new ImprintAnswer(
                    imprint.idea().text(),
                    imprint.layers(),
                    imprint.modules(),
                    imprint.origin().text());
        }
    }
}
