package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ASKING;

import java.util.List;

/** What comparisons find. */
final class FindingExamples {
    static final Finding RECOGNISED =
            new Finding.Recognised(
                    "known",
                    3,
                    40,
                    25,
                    78,
                    Finding.Identity.ONE_OF_THESE,
                    List.of("open-model", "open-model-tuned"),
                    2,
                    List.of(
                            new Finding.Likeness("open-model", "open", 12.5),
                            new Finding.Likeness("open-model-tuned", "open", 12.25),
                            new Finding.Likeness("stranger", "strange", -30.0)),
                    new Finding.Claim("open-model", true, 0.5, 0.25, "The claim is believed."),
                    "The model is one of these, at 95 %: open-model, open-model-tuned.",
                    List.of("The model is asked prompts like those that enrolled the panel."),
                    null,
                    null);
    static final Finding MIXED =
            new Finding.Recognised(
                    "known",
                    3,
                    40,
                    25,
                    78,
                    Finding.Identity.UNDECIDED,
                    List.of(),
                    0,
                    List.of(new Finding.Likeness("open-model", "open", 12.5)),
                    null,
                    "Nothing may be said.",
                    List.of("Each answer could as well have been given then as now."),
                    new Mixture(
                            "open-model",
                            true,
                            "stranger",
                            "strange",
                            0.2,
                            new Interval(0.1, 0.35, 0.95),
                            3.5,
                            0.001,
                            0.001,
                            "A share of the answers comes from stranger."),
                    new Kinship(
                            List.of(
                                    new Kinship.Kin(
                                            "open-model", "open", 78, 21.5, 3, 24, 0.04, true),
                                    new Kinship.Kin(
                                            "stranger", "strange", 78, 1.5, 0, 24, null, null)),
                            null,
                            "The answers are akin to those of open-model."));
    static final Finding EXPRESSED =
            new Finding.Expressed(
                    "ordinary",
                    2,
                    new TraitsVersion("lantern", 1),
                    12,
                    9,
                    40,
                    3,
                    List.of(
                            new Finding.Expressed.Idea(
                                    "0f1e2d3c4b5a6978", "the lantern", 0.6, 0.05, 4.5, 0.1)),
                    1,
                    null,
                    0.1,
                    0.1,
                    List.of(
                            new Finding.StandingOut(
                                    List.of("lantern", "harbour"), 24, 5.25, "the lantern"),
                            new Finding.StandingOut(List.of("indeed", "moreov"), 9, 1.5, null)),
                    1,
                    "One idea is expressed more than by each model of the panel.",
                    List.of("No model of the panel was made after these ideas."));
    static final Finding EQUATED =
            new Finding.Equated(
                    ASKING,
                    80,
                    1.75,
                    0.004,
                    "These answers are unlike the earlier ones.",
                    List.of("Both times the same prompts were asked."));

    private FindingExamples() {}
}
