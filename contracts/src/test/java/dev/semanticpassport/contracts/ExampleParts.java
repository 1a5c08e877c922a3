package dev.semanticpassport.contracts;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** What examples of more than one kind have in common. */
final class ExampleParts {
    static final UUID VERIFICATION = UUID.fromString("6f1f6f9e-6d0c-4c53-9d0f-0a1b2c3d4e5f");
    static final UUID PASSPORT = UUID.fromString("0b9a3c1e-9f59-4f0e-8a77-5d2c1b0a9f8e");
    static final UUID ASKING = UUID.fromString("9c8b7a69-5847-4635-a241-3f2e1d0c9b8a");
    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final Access ACCESS =
            new Access.Chat(
                    URI.create("http://127.0.0.1:8099/v1"),
                    "carrier",
                    "lab",
                    Map.of("X-Tenant", "home"),
                    0.0,
                    7L,
                    64);
    static final Access BARE_ACCESS =
            new Access.Chat(
                    URI.create("https://models.example/v1"),
                    "open-model",
                    null,
                    Map.of(),
                    0.7,
                    null,
                    0);
    static final ProbeSetVersion PROBE_SET = new ProbeSetVersion("everyday-en", 1);
    static final Effort EFFORT = new Effort(2, 1, 0, 0, 0, 0, 1830);
    static final Evidence DECIDED_EVIDENCE =
            new Evidence(
                    5, 3, 3, 3, 0, 2, 2, 6.25, 5.6e-7, -1.5, 1.0, new Interval(0.35, 1.0, 0.99), 4);
    static final Evidence EARLY_EVIDENCE =
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

    private ExampleParts() {}
}
