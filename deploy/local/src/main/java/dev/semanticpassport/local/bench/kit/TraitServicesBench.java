package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.TraitLists;
import dev.semanticpassport.local.kit.BeaconRows;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.transfer.traits.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Whether the services find the author's ideas in models that were trained on the author's kits,
 * beside a panel of other makers' models, with the list of ideas and without; and whether they find
 * none where none are.
 */
public final class TraitServicesBench {
    private static final double ALPHA = .05;
    private static final LabBase BASE = LabBase.TWO_LANGUAGES;
    private static final ProbeSetVersion EVERYDAY = new ProbeSetVersion("everyday-ru", 1);

    /** What is usual cannot be learnt from fewer than three models, and one is left out. */
    private static final int FEWEST_MAKERS = 4;

    private static final int NAMED_BY = 8;

    private final Layout layout;
    private final Screen screen;
    private final BenchKits kits;
    private final BenchModels models;

    public TraitServicesBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
        this.kits = new BenchKits(layout.data().resolve("kits"), BASE);
        this.models = new BenchModels(layout, screen, BASE);
    }

    /**
     * @param writing the author's, of any form that is imported
     * @param makers at least 4: the last is left out of the panel, each other one is a family of it
     */
    public void run(Path writing, int makers, long seed) throws IOException {
        if (makers < FEWEST_MAKERS) {
            throw new IllegalArgumentException(
                    "--makers is at least "
                            + FEWEST_MAKERS
                            + ": one is left out of the panel, and from fewer than three models"
                            + " nothing is learnt");
        }
        Carried author = Carried.of(writing, seed);
        Path open = kits.open("public", author.map(), seed);
        List<BenchModels.Wanted> others =
                new OtherMakers(layout, kits).models(makers, author.map().ideas().size());
        List<BenchModels.Wanted> wanted = new ArrayList<>();
        wanted.add(new BenchModels.Wanted(Verified.PUBLIC.id(), open, seed + 1));
        wanted.addAll(others);
        models.make(wanted);
        models.untrained(Verified.BASE.id());
        try (Platform platform =
                Platform.start(
                        layout,
                        Options.everything(),
                        (part, what) -> screen.line("  " + part.label() + " " + what))) {
            AuthorPassport signed =
                    AuthorPassport.signed(
                            layout,
                            new Passports(new Rest(platform.address(Part.PASSPORT))),
                            author);
            Path full = kits.full("full", author.map(), BeaconRows.read(signed.folder()), seed);
            models.make(List.of(new BenchModels.Wanted(Verified.FULL.id(), full, seed)));
            read(platform.running(), author, open, others).print(screen);
        }
    }

    private TraitFigures read(
            Running running, Carried author, Path open, List<BenchModels.Wanted> others)
            throws IOException {
        // names of this run alone: lists and panels of an earlier one stand
        String run = UUID.randomUUID().toString().substring(0, NAMED_BY);
        TraitLists lists = new TraitLists(running);
        TraitsVersion ideas = new TraitsVersion("author-" + run, 1);
        TraitLists.Stored stored = stored(lists, ideas, open);
        List<TraitsVersion> decoys = new ArrayList<>();
        for (BenchModels.Wanted other : others) {
            TraitsVersion decoy = new TraitsVersion(other.model() + "-" + run, 1);
            stored(lists, decoy, other.rows());
            decoys.add(decoy);
        }
        // what the left-out maker says may be its own ideas
        List<TraitsVersion> strangers = decoys.subList(0, decoys.size() - 1);
        List<String> panel =
                others.stream().limit(others.size() - 1L).map(BenchModels.Wanted::model).toList();
        List<String> carriers = List.of(Verified.FULL.id(), Verified.PUBLIC.id());
        List<String> looked = new ArrayList<>(carriers);
        looked.add(Verified.BASE.id());
        looked.add(others.getLast().model());
        TraitReadings readings = new TraitReadings(running, screen, ALPHA);
        ProbeSetVersion questions = new ProbeSetVersion(ideas.name(), ideas.version());
        Comparison.Traits asked = readings.panel("asked-" + run, panel, questions);
        Comparison.Traits everyday = readings.panel("everyday-" + run, panel, EVERYDAY);
        return new TraitFigures(
                stored,
                (int)
                        author.map().open().ideas().stream()
                                .flatMap(idea -> idea.trait().stream())
                                .map(Trait::expression)
                                .distinct()
                                .count(),
                panel.size(),
                readings.read(looked, questions, asked, ideas, strangers),
                readings.read(carriers, questions, asked, decoys.getLast(), List.of()),
                readings.read(looked, EVERYDAY, everyday, ideas, strangers));
    }

    private static TraitLists.Stored stored(TraitLists lists, TraitsVersion version, Path rows)
            throws IOException {
        Path map = BenchKits.map(rows);
        return lists.store(version, map.toString(), Files.readAllBytes(map));
    }
}
