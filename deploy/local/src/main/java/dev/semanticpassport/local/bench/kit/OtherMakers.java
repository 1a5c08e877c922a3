package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Other makers: another writing each, carried in the same way.
 *
 * @param layout where their writings are kept
 * @param kits that are made for them
 */
record OtherMakers(Layout layout, BenchKits kits) {
    /** Makers' seeds begin here, apart from those of the author's models. */
    private static final int FIRST_SEED = 100;

    /**
     * The models that are to be made, in the order of their numbers.
     *
     * @param ideas of each
     */
    List<BenchModels.Wanted> models(int makers, int ideas) throws IOException {
        Makers others = new Makers();
        Path notes = Files.createDirectories(layout.data().resolve("makers"));
        List<BenchModels.Wanted> wanted = new ArrayList<>();
        for (int maker = 0; maker < makers; maker++) {
            String name = name(maker);
            Path writing = notes.resolve(name + ".md");
            Files.writeString(writing, others.notes(maker, ideas));
            Carried carried = Carried.of(writing, maker);
            wanted.add(
                    new BenchModels.Wanted(
                            name, kits.open(name, carried.map(), maker), FIRST_SEED + maker));
        }
        return wanted;
    }

    /** The name of a maker, and of its model. */
    static String name(int maker) {
        return "maker-" + maker;
    }
}
