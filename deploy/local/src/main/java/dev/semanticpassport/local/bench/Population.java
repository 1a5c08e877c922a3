package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.demo.Made;
import dev.semanticpassport.local.demo.Training;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Passports with fresh keys, and models to verify against them.
 *
 * @param passports each with a signature of its own
 * @param models ids at the lab's endpoint; every model is verified against every passport
 */
record Population(List<UUID> passports, List<String> models) {
    private static final double ALPHA = 1e-6;
    private static final Budget BUDGET = new Budget(64);
    private static final int BEACONS = 60;

    /** Passports whose models are verified against the base alone: all of them null. */
    static Population ofNulls(Platform platform, Screen screen, int verifications)
            throws IOException {
        return new Population(
                passports(platform, screen, verifications), List.of(Made.BASE.model()));
    }

    /** Half of the verifications of the base, half of a carrier of the first passport. */
    static Population withCarrier(Platform platform, Screen screen, int verifications)
            throws IOException {
        Passports api = new Passports(new Rest(platform.address(Part.PASSPORT)));
        List<UUID> passports = passports(platform, screen, verifications / 2 - 1);
        UUID own = api.create("carried", "an author with a model", Demo.ideas());
        String token = api.signStoringTheKey(own, BEACONS);
        Path rows = platform.layout().author("bench").resolve("rows.jsonl");
        OwnerOnly.write(
                rows, String.join("\n", api.rows(own, token)).getBytes(StandardCharsets.UTF_8));
        screen.line("Training a carrier ...");
        new Training(platform.layout(), screen).adapter(Made.CARRIER, rows, "21");
        List<UUID> all = new ArrayList<>(passports);
        all.add(own);
        return new Population(all, List.of(Made.BASE.model(), Made.CARRIER.model()));
    }

    private static List<UUID> passports(Platform platform, Screen screen, int count)
            throws IOException {
        Passports api = new Passports(new Rest(platform.address(Part.PASSPORT)));
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // an author of its own each: rival commitments of one author would raise the threshold
            UUID passport = api.create("model " + i, "author " + UUID.randomUUID(), Demo.ideas());
            api.signStoringTheKey(passport, BEACONS);
            made.add(passport);
            screen.status("  " + made.size() + " of " + count + " passports with fresh keys");
        }
        return made;
    }

    /** One verification of every model against every passport, with fresh ids. */
    List<VerificationRequested> requests(URI endpoint) {
        List<VerificationRequested> requests = new ArrayList<>();
        for (UUID passport : passports) {
            for (String model : models) {
                UUID verification = UUID.randomUUID();
                requests.add(
                        new VerificationRequested(
                                verification,
                                passport,
                                new Access.Chat(
                                        endpoint,
                                        model,
                                        null,
                                        Map.of(
                                                CallLog.VERIFICATION_HEADER,
                                                verification.toString()),
                                        0,
                                        null,
                                        24),
                                List.of(Observer.CREATOR),
                                ALPHA,
                                BUDGET,
                                null));
            }
        }
        return requests;
    }
}
