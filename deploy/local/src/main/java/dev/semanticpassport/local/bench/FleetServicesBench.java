package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.demo.Made;
import dev.semanticpassport.local.demo.Training;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Many models in one fleet verification, through the services. */
public final class FleetServicesBench {
    private static final Duration PATIENCE = Duration.ofHours(4);
    private static final int BEACONS = 60;

    /** One model in so many carries the signature. */
    private static final int ONE_IN = 100;

    private final Layout layout;
    private final Screen screen;

    public FleetServicesBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /** A real carrier under a hundredth of the names, the open base under all others. */
    public void run(int models, double alpha) throws IOException {
        Options options = Options.everything();
        try (Platform platform =
                Platform.start(
                        layout,
                        options,
                        (replica, what) -> screen.line("  " + replica.label() + " " + what))) {
            Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
            UUID passport = carried(passports);
            try (ManyNames names = new ManyNames(platform.running().lab())) {
                List<Access> list = list(names.endpoint(), models);
                UUID fleet = UUID.randomUUID();
                FleetClient client = new FleetClient(platform.running());
                long began = System.nanoTime();
                client.submit(
                        fleet,
                        list,
                        new FleetClient.Terms(
                                passport,
                                FleetError.FALSE_DISCOVERY_RATE,
                                alpha,
                                new Budget(64),
                                null));
                client.await(fleet, PATIENCE, screen::status);
                print(client.report(fleet).path("body"), names.calls(), began);
            }
        }
    }

    private UUID carried(Passports passports) throws IOException {
        UUID passport = passports.create("fleet", "an author with a model", Demo.ideas());
        String token = passports.signStoringTheKey(passport, BEACONS);
        Path rows = layout.author("bench").resolve("rows.jsonl");
        OwnerOnly.write(
                rows,
                String.join("\n", passports.rows(passport, token))
                        .getBytes(StandardCharsets.UTF_8));
        screen.line("Training a carrier ...");
        new Training(layout, screen).adapter(Made.CARRIER, rows, "21");
        return passport;
    }

    private static List<Access> list(URI endpoint, int models) {
        List<Access> list = new ArrayList<>();
        for (int place = 0; place < models; place++) {
            Made made = place % ONE_IN == ONE_IN - 1 ? Made.CARRIER : Made.BASE;
            list.add(
                    new Access.Chat(
                            endpoint, made.model() + "-" + place, null, Map.of(), 0, null, 24));
        }
        return list;
    }

    private void print(JsonNode body, long calls, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        int carriers = 0;
        int found = 0;
        int discovered = 0;
        for (JsonNode row : body.path("rows")) {
            boolean carrier = row.path("model").asText().startsWith(Made.CARRIER.model() + "-");
            boolean recognised = row.path("falseDiscoveryRate").asBoolean();
            carriers += carrier ? 1 : 0;
            discovered += recognised ? 1 : 0;
            found += carrier && recognised ? 1 : 0;
        }
        screen.line("");
        screen.line("  " + body.path("inWords").asText());
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  %d carriers, %d of them recognised, %d others recognised; refuted in %d,"
                                + " undecided in %d, refused %d",
                        carriers,
                        found,
                        discovered - found,
                        body.path("notRecognised").asInt(),
                        body.path("undecided").asInt(),
                        body.path("refused").asInt()));
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  %d probes, %d calls of the endpoint, %.0f s from the request to the"
                                + " report; the endpoint answers from memory what it was asked"
                                + " before",
                        body.path("asked").asInt(),
                        calls,
                        seconds));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "fleet-services");
        figures.put("models", body.path("models").asInt());
        figures.put("carriers", carriers);
        figures.put("fdr", discovered == 0 ? 0 : (discovered - found) / (double) discovered);
        figures.put("power", carriers == 0 ? 0 : found / (double) carriers);
        figures.put("probes", body.path("asked").asInt());
        figures.put("calls", calls);
        figures.put("seconds", Math.round(seconds));
        Table.json(screen.out(), figures);
    }
}
