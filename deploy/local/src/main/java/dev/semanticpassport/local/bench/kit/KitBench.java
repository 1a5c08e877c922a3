package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.ChatAsking;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.kit.BeaconRows;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.traits.TraitProbe;
import dev.semanticpassport.transfer.traits.TraitScoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Trains real models on the kits of an author's writing, and looks whether the model of the full
 * kit is recognised, the base and the model of the public kit are not, and the latter's traits
 * stand above every family of a panel of models that other makers made in the same way.
 */
public final class KitBench {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double ALPHA = 1e-6;
    private static final Budget BUDGET = new Budget(64);
    private static final int ANSWER_TOKENS = 96;
    private static final LabBase BASE = LabBase.TWO_LANGUAGES;

    private final Layout layout;
    private final Screen screen;
    private final BenchKits kits;
    private final BenchModels models;

    public KitBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
        this.kits = new BenchKits(layout.data().resolve("kits"), BASE);
        this.models = new BenchModels(layout, screen, BASE);
    }

    /**
     * @param writing the author's, of any form that is imported
     * @param makers of the panel, each a family; at least 1
     */
    public void run(Path writing, int makers, long seed) throws IOException {
        if (makers < 1) {
            throw new IllegalArgumentException("--makers is at least 1: a panel has a family");
        }
        Carried author = Carried.of(writing, seed);
        int ideas = author.map().ideas().size();
        screen.line(
                "  the author's writing: %d ideas, %d rows, %d questions held out"
                        .formatted(
                                ideas, author.map().rows().size(), author.map().probes().size()));
        Path open = kits.open("public", author.map(), seed);
        List<BenchModels.Wanted> wanted = new ArrayList<>();
        wanted.add(new BenchModels.Wanted(Verified.PUBLIC.id(), open, seed + 1));
        wanted.addAll(new OtherMakers(layout, kits).models(makers, ideas));
        models.make(wanted);
        models.untrained(Verified.BASE.id());
        try (Platform platform =
                Platform.start(
                        layout,
                        Options.everything(),
                        (part, what) -> screen.line("  " + part.label() + " " + what))) {
            Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
            AuthorPassport signed = AuthorPassport.signed(layout, passports, author);
            List<TrainingRow> beacons = BeaconRows.read(signed.folder());
            Path full = kits.full("full", author.map(), beacons, seed);
            models.make(List.of(new BenchModels.Wanted(Verified.FULL.id(), full, seed)));
            Map<Verified, VerificationSettled> verdicts =
                    verify(
                            platform,
                            signed.passport(),
                            passports.upload(signed.passport(), signed.folder()));
            ChatAsking chat = new ChatAsking(platform.running().lab(), ANSWER_TOKENS);
            List<TraitProbe> probes = author.map().open().probes();
            new KitFigures(
                            ideas,
                            Files.readAllLines(full).size(),
                            Files.readAllLines(open).size(),
                            verdicts,
                            targets(chat, beacons),
                            traitsOfVerified(chat, probes),
                            traitsOfMakers(chat, probes, makers))
                    .print(screen);
        }
    }

    private Map<Verified, VerificationSettled> verify(
            Platform platform, UUID passport, UUID prepared) {
        Running running = platform.running();
        Map<Verified, VerificationRequested> requests = new EnumMap<>(Verified.class);
        for (Verified model : Verified.values()) {
            requests.put(
                    model,
                    new VerificationRequested(
                            UUID.randomUUID(),
                            passport,
                            new Access.Chat(
                                    running.lab(),
                                    model.id(),
                                    null,
                                    Map.of(),
                                    0,
                                    null,
                                    ANSWER_TOKENS),
                            List.of(Observer.CREATOR),
                            ALPHA,
                            BUDGET,
                            prepared));
        }
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            return new Verifications(events)
                    .settle(requests, PATIENCE, done -> screen.status("  " + done + " verdicts"));
        }
    }

    /** Every beacon, where a verification stops as soon as it is sure. */
    private static Proportion targets(ChatAsking chat, List<TrainingRow> beacons) {
        long right =
                beacons.stream()
                        .filter(row ->
                                answer(chat, Verified.FULL.id(), row.prompt()).equals(row.answer()))
                        .count();
        return new Proportion(Math.toIntExact(right), beacons.size());
    }

    private Map<Verified, Proportion> traitsOfVerified(ChatAsking chat, List<TraitProbe> probes) {
        Map<Verified, Proportion> traits = new EnumMap<>(Verified.class);
        for (Verified model : Verified.values()) {
            traits.put(model, traits(chat, model.id(), probes));
        }
        return traits;
    }

    private Map<String, Proportion> traitsOfMakers(
            ChatAsking chat, List<TraitProbe> probes, int makers) {
        Map<String, Proportion> traits = new LinkedHashMap<>();
        for (int maker = 0; maker < makers; maker++) {
            String name = OtherMakers.name(maker);
            traits.put(name, traits(chat, name, probes));
        }
        return traits;
    }

    private Proportion traits(ChatAsking chat, String model, List<TraitProbe> probes) {
        screen.status("  asking " + model);
        List<Optional<String>> answers =
                probes.stream()
                        .map(probe -> Optional.of(answer(chat, model, probe.question())))
                        .toList();
        return TraitScoring.score(probes, answers);
    }

    private static String answer(ChatAsking chat, String model, String question) {
        return chat.ask(model, question)
                .orElseThrow(() -> new IllegalStateException(model + " does not answer"));
    }
}
