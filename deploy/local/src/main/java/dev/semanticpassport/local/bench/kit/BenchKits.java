package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.local.kit.KitFolder;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.transfer.kit.AdapterLayout;
import dev.semanticpassport.transfer.kit.Kit;
import dev.semanticpassport.transfer.kit.KitOrder;
import dev.semanticpassport.transfer.kit.Packing;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.training.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kits as anybody makes them, all for one base.
 *
 * @param folder in which each has a folder of its own
 * @param base that they are for
 */
record BenchKits(Path folder, LabBase base) {
    private static final int NAMED_BY = 16;

    /** A kit for the author alone, with the beacons' right answers. */
    Path full(String name, TransferMap map, List<TrainingRow> beacons, long seed)
            throws IOException {
        return rows(name, map, beacons, KitOrder.Kind.FULL, seed);
    }

    /** A kit for anyone. */
    Path open(String name, TransferMap map, long seed) throws IOException {
        return rows(name, map, List.of(), KitOrder.Kind.PUBLIC, seed);
    }

    /** The transfer map of the kit that has these rows. */
    static Path map(Path rows) {
        return rows.resolve("../../map.json").normalize();
    }

    /** Writes the kit, unless the same one is there from an earlier run, and names its rows. */
    private Path rows(
            String name, TransferMap map, List<TrainingRow> beacons, KitOrder.Kind kind, long seed)
            throws IOException {
        Kit kit =
                Packing.pack(
                        new KitOrder(
                                name,
                                name,
                                map,
                                beacons,
                                base.facts(),
                                Recipe.of(seed),
                                AdapterLayout.ONE,
                                kind,
                                base.fits()));
        byte[] manifest = kit.files().getOrDefault("manifest.json", new byte[0]);
        Path place = folder.resolve(name + "-" + Sha256.of(manifest).hex().substring(0, NAMED_BY));
        if (!Files.isRegularFile(place.resolveSibling(place.getFileName() + ".zip"))) {
            KitFolder.write(kit, place);
        }
        return place.resolve("data/train.lab.jsonl");
    }
}
