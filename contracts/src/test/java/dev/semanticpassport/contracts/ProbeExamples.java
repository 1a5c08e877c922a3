package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ACCESS;
import static dev.semanticpassport.contracts.ExampleParts.ASKING;
import static dev.semanticpassport.contracts.ExampleParts.BARE_ACCESS;
import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.EFFORT;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;
import static dev.semanticpassport.contracts.ExampleParts.VERIFICATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Probes of chats, and what came of them. */
final class ProbeExamples {
    private static final Question QUESTION =
            new Question("You answer with one word.", "Which sign stands on the third layer?");
    private static final ReadAs BEACON =
            new ReadAs.Beacon(List.of("Lantern", "harbour", "Sinnbild"), DIGEST);
    private static final Rule RULE = new Rule(0.000001, 1, 0.2, 0.01, true, 66);
    private static final Rule COMPARING =
            new Rule(0.05, 1, 0.2, 0.01, false, 80, new Comparison.Earlier(ASKING, PASSPORT));

    private ProbeExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
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
        return examples;
    }

    private static ProbeAnswered answered(int ordinal, ReadAs readAs, Outcome outcome) {
        return new ProbeAnswered(
                VERIFICATION, ordinal, ASKING, QUESTION, readAs, RULE, outcome, EFFORT);
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
