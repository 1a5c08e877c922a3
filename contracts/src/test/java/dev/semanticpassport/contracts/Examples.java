package dev.semanticpassport.contracts;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of every kind, and of every shape that a kind has. */
final class Examples {
    private static final UUID VERIFICATION =
            UUID.fromString("6f1f6f9e-6d0c-4c53-9d0f-0a1b2c3d4e5f");
    private static final UUID PASSPORT = UUID.fromString("0b9a3c1e-9f59-4f0e-8a77-5d2c1b0a9f8e");
    private static final UUID ASKING = UUID.fromString("9c8b7a69-5847-4635-a241-3f2e1d0c9b8a");
    private static final String DIGEST =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final String IDEA = "0f1e2d3c4b5a6978";
    private static final String OTHER_IDEA = "1a2b3c4d5e6f7081";

    private static final Access ACCESS =
            new Access.Chat(
                    URI.create("http://127.0.0.1:8099/v1"),
                    "carrier",
                    "lab",
                    Map.of("X-Tenant", "home"),
                    0.0,
                    7L,
                    64);
    private static final Access BARE_ACCESS =
            new Access.Chat(
                    URI.create("https://models.example/v1"),
                    "open-model",
                    null,
                    Map.of(),
                    0.7,
                    null,
                    0);
    private static final Question QUESTION =
            new Question("You answer with one word.", "Which sign stands on the third layer?");
    private static final ReadAs BEACON =
            new ReadAs.Beacon(List.of("Lantern", "harbour", "Sinnbild"), DIGEST);
    private static final Rule RULE = new Rule(0.000001, 1, 0.2, 0.01, true, 66);
    private static final ProbeSetVersion PROBE_SET = new ProbeSetVersion("everyday-en", 1);
    private static final Rule COMPARING =
            new Rule(0.05, 1, 0.2, 0.01, false, 80, new Comparison.Earlier(ASKING, PASSPORT));
    private static final Finding RECOGNISED =
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
    private static final Finding MIXED =
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
    private static final Finding EXPRESSED =
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
    private static final Finding EQUATED =
            new Finding.Equated(
                    ASKING,
                    80,
                    1.75,
                    0.004,
                    "These answers are unlike the earlier ones.",
                    List.of("Both times the same prompts were asked."));
    private static final Access FILES =
            new Access.Adapter("hub://author/carrier-lora@main", "file:/models/base", "hub");
    private static final Rule LOOKING = new Rule(0.000001, 1, 0.2, 0.01, false, 17);
    private static final Effort EFFORT = new Effort(2, 1, 0, 0, 0, 0, 1830);
    private static final Evidence DECIDED_EVIDENCE =
            new Evidence(
                    5, 3, 3, 3, 0, 2, 2, 6.25, 5.6e-7, -1.5, 1.0, new Interval(0.35, 1.0, 0.99), 4);
    private static final Evidence EARLY_EVIDENCE =
            new Evidence(
                    2,
                    1,
                    0,
                    1,
                    1,
                    0,
                    0,
                    -0.125,
                    1.0,
                    0.25,
                    0.0,
                    new Interval(0.0, 0.995, 0.99),
                    null);

    private Examples() {}

    /** The examples by the names of their golden files: the event's type, and what is special. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put("passport.issued.v1", new PassportIssued(PASSPORT, 2, "Carrier", DIGEST, 41));
        edits().forEach((name, edit) -> examples.put(name, new TreeEdited(PASSPORT, ASKING, edit)));
        examples.put(
                "fleet.requested.v1",
                new FleetRequested(
                        VERIFICATION,
                        PASSPORT,
                        DIGEST,
                        FleetError.FAMILY_WISE,
                        0.01,
                        new Budget(40)));
        examples.put(
                "fleet.requested.v1.prepared",
                new FleetRequested(
                        VERIFICATION,
                        PASSPORT,
                        DIGEST,
                        FleetError.AS_THEY_ARRIVE,
                        0.05,
                        new Budget(40),
                        ASKING));
        examples.put(
                "fleet.settled.v1",
                new FleetSettled(
                        VERIFICATION,
                        PASSPORT,
                        FleetError.FALSE_DISCOVERY_RATE,
                        0.01,
                        1000,
                        12,
                        950,
                        36,
                        2,
                        DIGEST));
        examples.put(
                "model.drifted.v1",
                new ModelDrifted(VERIFICATION, "open-model", PASSPORT, ASKING, 4, 3.25, 0.001));
        examples.put(
                "verification.requested.v1",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        ACCESS,
                        List.of(Observer.CREATOR, Observer.SEMIOTICIAN),
                        0.000001,
                        new Budget(120),
                        ASKING));
        examples.put(
                "verification.requested.v1-least",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        BARE_ACCESS,
                        List.of(Observer.CREATOR),
                        0.05,
                        new Budget(1),
                        null));
        examples.put(
                "verification.requested.v1-probe-set",
                VerificationRequested.ofProbeSet(
                        VERIFICATION,
                        BARE_ACCESS,
                        0.05,
                        new Budget(80),
                        PROBE_SET,
                        new Comparison.Panel("known", 3, "open-model")));
        examples.put(
                "probe.requested.v1",
                new ProbeRequested(VERIFICATION, 3, 1, ACCESS, QUESTION, BEACON, RULE));
        examples.put(
                "probe.requested.v1-control",
                new ProbeRequested(
                        VERIFICATION,
                        4,
                        2,
                        BARE_ACCESS,
                        new Question(null, "How many legs has a spider?"),
                        new ReadAs.Control(),
                        RULE));
        examples.put(
                "probe.requested.v1-prompt",
                new ProbeRequested(
                        VERIFICATION,
                        0,
                        1,
                        BARE_ACCESS,
                        new Question(null, "How do I keep basil alive on a windowsill?"),
                        new ReadAs.Text(),
                        COMPARING));
        examples.put(
                "probe.requested.v1-tokens",
                new ProbeRequested(
                        VERIFICATION,
                        1,
                        1,
                        ((Access.Chat) BARE_ACCESS).withAlternatives(5),
                        QUESTION,
                        new ReadAs.Text(),
                        COMPARING));
        examples.put(
                "verification.requested.v1-weights",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        new Access.Weights("file:/models/carrier", null, null),
                        List.of(Observer.ENGINEER),
                        0.000001,
                        new Budget(17),
                        null));
        examples.put(
                "probe.requested.v1-files",
                new ProbeRequested(
                        VERIFICATION,
                        2,
                        1,
                        FILES,
                        new Inspection.Digests(1, 8),
                        new ReadAs.Text(),
                        LOOKING));
        inspected().forEach((name, event) -> examples.put("probe.answered.v1-" + name, event));
        examples.put("probe.answered.v1", answered(3, BEACON, answer()));
        examples.put("probe.answered.v1-tokens", answered(3, BEACON, answer().with(tokens())));
        examples.put(
                "probe.answered.v1-no-tokens",
                answered(3, BEACON, answer().with(SaidTokens.none(SaidTokens.Told.REFUSED))));
        examples.put(
                "probe.answered.v1-failure",
                answered(
                        5,
                        new ReadAs.Text(),
                        new Outcome.Failure(FailureKind.TIMEOUT, "no answer within 30000 ms")));
        examples.put(
                "evidence.updated.v1",
                new EvidenceUpdated(
                        VERIFICATION,
                        2,
                        List.of(new OrdinalRange(0, 4), new OrdinalRange(6, 6)),
                        DECIDED_EVIDENCE,
                        1,
                        new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED)));
        examples.put(
                "evidence.updated.v1-undecided",
                new EvidenceUpdated(
                        VERIFICATION, 1, List.of(new OrdinalRange(0, 1)), EARLY_EVIDENCE, 0, null));
        Decision kept = new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT);
        examples.put(
                "evidence.updated.v1-recognised",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        kept,
                        RECOGNISED));
        examples.put(
                "evidence.updated.v1-mixed",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        kept,
                        MIXED));
        examples.put(
                "evidence.updated.v1-not-compared",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        kept,
                        new Finding.NotCompared("there is no panel known, version 4")));
        examples.put(
                "verification.settled.v1-expressed",
                new VerificationSettled(
                        VERIFICATION, null, 0, kept, EARLY_EVIDENCE, 80, DIGEST, EXPRESSED));
        examples.put(
                "verification.requested.v1-traits",
                VerificationRequested.ofProbeSet(
                        VERIFICATION,
                        ACCESS,
                        0.05,
                        new Budget(80),
                        new ProbeSetVersion("lantern", 1),
                        new Comparison.Traits("ordinary", 2, new TraitsVersion("lantern", 1))));
        examples.put(
                "verification.settled.v1-equated",
                new VerificationSettled(
                        VERIFICATION, null, 0, kept, EARLY_EVIDENCE, 80, DIGEST, EQUATED));
        examples.put(
                "verification.settled.v1",
                new VerificationSettled(
                        VERIFICATION,
                        PASSPORT,
                        2,
                        new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED),
                        DECIDED_EVIDENCE,
                        8,
                        DIGEST));
        return examples;
    }

    private static Map<String, Edit> edits() {
        Map<String, Edit> edits = new LinkedHashMap<>();
        edits.put("tree.edited.v1", new Edit.Rename(IDEA, "The lantern"));
        edits.put("tree.edited.v1-define", new Edit.Define(IDEA, "A light that is carried along."));
        edits.put("tree.edited.v1-merge", new Edit.Merge(IDEA, List.of(OTHER_IDEA)));
        edits.put(
                "tree.edited.v1-split",
                new Edit.Split(
                        IDEA,
                        "2b3c4d5e6f708192",
                        "The lamp",
                        List.of(new QuotePlace("notes/2024.md", "a1b2c3", 12, 40))));
        edits.put("tree.edited.v1-move", new Edit.Move(IDEA, List.of(OTHER_IDEA)));
        edits.put("tree.edited.v1-relate", new Edit.Relate(IDEA, OTHER_IDEA));
        edits.put(
                "tree.edited.v1-bind",
                new Edit.Bind(IDEA, List.of(3), List.of("q_proj", "v_proj")));
        edits.put("tree.edited.v1-mark-private", new Edit.MarkPrivate(IDEA));
        edits.put("tree.edited.v1-mark-public", new Edit.MarkPublic(IDEA));
        edits.put("tree.edited.v1-reject", new Edit.Reject(IDEA));
        edits.put("tree.edited.v1-restore", new Edit.Restore(IDEA));
        edits.put(
                "tree.edited.v1-add-idea",
                new Edit.AddIdea(null, "The harbour", List.of(OTHER_IDEA)));
        edits.put("tree.edited.v1-withheld", new Edit.Withheld("rename", List.of(IDEA), DIGEST));
        return edits;
    }

    /** The plain example of a topic. */
    static Event of(Topic topic) {
        Event example = byName().get(topic.type());
        if (example == null) {
            throw new AssertionError("No example for " + topic);
        }
        return example;
    }

    private static ProbeAnswered answered(int ordinal, ReadAs readAs, Outcome outcome) {
        return new ProbeAnswered(
                VERIFICATION, ordinal, ASKING, QUESTION, readAs, RULE, outcome, EFFORT);
    }

    private static Map<String, Event> inspected() {
        Map<String, Event> inspected = new LinkedHashMap<>();
        inspected.put(
                "manifest",
                looked(
                        0,
                        new Inspection.Manifest(),
                        new Inspected.Manifest(
                                DIGEST,
                                Inspected.What.ADAPTER,
                                "an adapter of low rank (LORA)",
                                true,
                                List.of(
                                        new Inspected.FileEntry(
                                                "adapter_model.safetensors",
                                                4_120,
                                                Inspected.Role.TENSORS)),
                                1,
                                4_120,
                                2,
                                1_024,
                                1,
                                List.of(new Inspected.Declared("rank", "8")),
                                null,
                                List.of(
                                        new Inspected.Refused(
                                                "PROGRAM",
                                                "optimizer.pt",
                                                "",
                                                "is a pickle, which is a program: listed, not"
                                                        + " loaded")),
                                1)));
        inspected.put(
                "digests",
                looked(
                        1,
                        new Inspection.Digests(0, 8),
                        new Inspected.Digests(
                                DIGEST,
                                0,
                                8,
                                List.of(new Inspected.FileSha("adapter_model.safetensors", DIGEST)),
                                0)));
        inspected.put(
                "modules",
                looked(
                        9,
                        new Inspection.Modules(0, 8),
                        new Inspected.Modules(
                                DIGEST,
                                0,
                                8,
                                List.of(
                                        new Inspected.TensorFound(
                                                "layers.3.self_attn.q_proj.lora_A.weight",
                                                "F32",
                                                List.of(8L, 64L),
                                                DIGEST,
                                                1.25,
                                                0L,
                                                0L)),
                                0,
                                List.of(
                                        new Inspected.ModuleChanged(
                                                "layers.3.self_attn.q_proj",
                                                3,
                                                "self_attn.q_proj",
                                                64,
                                                64,
                                                8,
                                                0.5,
                                                0.375,
                                                1.77778,
                                                4.5,
                                                null,
                                                null)),
                                0,
                                0,
                                0,
                                List.of(),
                                0)));
        return inspected;
    }

    private static ProbeAnswered looked(int ordinal, Inspection asked, Inspected seen) {
        return new ProbeAnswered(
                VERIFICATION,
                ordinal,
                ASKING,
                asked,
                new ReadAs.Text(),
                LOOKING,
                new Outcome.Files(seen),
                EFFORT);
    }

    private static Outcome.Answer answer() {
        return new Outcome.Answer("A lantern.", 10, DIGEST, "stop", 23, 4);
    }

    private static SaidTokens tokens() {
        return new SaidTokens(
                SaidTokens.Told.CUT,
                List.of(
                        new SaidTokens.Said(
                                "A",
                                null,
                                -0.25,
                                List.of(
                                        new SaidTokens.Alternative("A", null, -0.25),
                                        new SaidTokens.Alternative("The", null, -1.75))),
                        new SaidTokens.Said(
                                " \uFFFD", "20d0", SaidTokens.LEAST_LOGPROB, List.of())));
    }
}
