package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.boards.BoardCheck;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.demo.Made;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does every query of every board and alert find a series in what a working platform exposes? */
public final class BoardsBench {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BEACONS = 60;

    private final Layout layout;
    private final Screen screen;

    public BoardsBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    public void run() throws IOException {
        Options options = Options.everything();
        try (Platform platform =
                        Platform.start(
                                layout,
                                options,
                                (replica, what) ->
                                        screen.line("  " + replica.label() + " " + what));
                Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC())) {
            work(platform, events);
            Map<String, String> expositions = new LinkedHashMap<>();
            for (Part part : List.of(Part.PASSPORT, Part.PROBE, Part.SCORING)) {
                expositions.put(
                        part.label(),
                        new Rest(platform.address(part)).text("/q/metrics", "text/plain"));
            }
            print(BoardCheck.of(layout.home().resolve("deploy/observability")).run(expositions));
        }
    }

    /** One verification that answers, and one whose endpoint is down. */
    private static void work(Platform platform, Events events) throws IOException {
        Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
        UUID passport = passports.create("boards", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signStoringTheKey(passport, BEACONS);
        new Verifications(events)
                .run(
                        List.of(
                                request(passport, platform.running().lab(), 64),
                                request(passport, URI.create("http://127.0.0.1:9/v1"), 8)),
                        PATIENCE,
                        _ -> {});
    }

    private static VerificationRequested request(UUID passport, URI endpoint, int probes) {
        return new VerificationRequested(
                UUID.randomUUID(),
                passport,
                new Access.Chat(endpoint, Made.BASE.model(), null, Map.of(), 0, null, 24),
                List.of(Observer.CREATOR),
                1e-6,
                new Budget(probes),
                null);
    }

    private void print(BoardCheck.Result result) {
        screen.line("");
        result.missing().forEach(finding -> screen.line("  no series: " + finding));
        screen.line(
                "  "
                        + result.queries()
                        + " queries of boards and alerts; "
                        + result.byFixture()
                        + " selectors are of operators that do not run here, and checked against"
                        + " recorded expositions");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "boards");
        figures.put("queries", result.queries());
        figures.put("empty", result.empty());
        figures.put("by_fixture", result.byFixture());
        Table.json(screen.out(), figures);
    }
}
