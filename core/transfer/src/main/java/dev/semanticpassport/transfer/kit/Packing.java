package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.transfer.article.Article;
import dev.semanticpassport.transfer.article.ArticleOrder;
import dev.semanticpassport.transfer.article.Telling;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.mapping.TransferMapFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Packs kits. The same order gives the same files, byte for byte. */
public final class Packing {

    static final String SECRET =
            "SECRET: this kit holds the author's private ideas and the answers to the author's"
                    + " beacons. Keep it to yourself.";

    private Packing() {}

    /**
     * The kit.
     *
     * @throws IllegalArgumentException when there are no rows to train, or an idea is bound to a
     *     layer or module that the base lacks
     */
    public static Kit pack(KitOrder order) {
        TransferMap map = order.held();
        boolean secret = order.kind() == KitOrder.Kind.FULL;
        List<Pass> passes =
                Passing.passes(
                                map,
                                secret ? order.beacons() : List.of(),
                                order.base(),
                                order.layout())
                        .stream()
                        .map(pass -> shuffled(pass, order.recipe().seed()))
                        .toList();
        if (passes.stream().allMatch(pass -> pass.rows().isEmpty())) {
            throw new IllegalArgumentException("there is nothing to train: no idea gives a row");
        }
        Map<String, byte[]> files = new TreeMap<>();
        TrainerFiles trainers =
                new TrainerFiles(order.base(), order.recipe(), secret ? SECRET : "");
        for (Pass pass : passes) {
            put(files, pass, trainers);
        }
        List<TrainingRow> lab =
                passes.stream().flatMap(pass -> pass.rows().stream()).filter(order.fits()).toList();
        files.put("data/train.lab.jsonl", RowFiles.lab(lab));
        if (BindingFiles.wanted(map)) {
            files.put("data/bindings.json", BindingFiles.bindings(map));
            files.put("data/bound.lab.jsonl", BindingFiles.rows(map, lab));
        }
        files.put("data/held-out.jsonl", RowFiles.probes(map.probes()));
        files.put("data/controls.jsonl", RowFiles.controls(map.controls()));
        files.put("data/dataset_info.json", TrainerFiles.datasetInfo(passes));
        files.put("map.json", TransferMapFile.write(map));
        // The article is for everyone, whoever has the kit that it lies in.
        Article article =
                Telling.tell(
                        new ArticleOrder(
                                order.title(),
                                order.author(),
                                order.map().open(),
                                order.base(),
                                order.recipe(),
                                order.beacons().size()));
        article.files().forEach(files::put);
        files.put(
                "README.md",
                KitReadme.write(order, passes, lab.size()).getBytes(StandardCharsets.UTF_8));
        files.put("manifest.json", Manifest.write(order, passes, lab.size(), files));
        return new Kit(order.kind(), files);
    }

    private static void put(Map<String, byte[]> files, Pass pass, TrainerFiles trainers) {
        files.put("data/" + pass.name() + ".chat.jsonl", RowFiles.chat(pass.rows()));
        files.put("data/" + pass.name() + ".sharegpt.jsonl", RowFiles.shareGpt(pass.rows()));
        files.put("data/" + pass.name() + ".alpaca.jsonl", RowFiles.alpaca(pass.rows()));
        files.put("peft/" + pass.name() + "/adapter_config.json", trainers.peft(pass));
        files.put("axolotl/" + pass.name() + ".yaml", trainers.axolotl(pass));
        files.put("llama-factory/" + pass.name() + ".yaml", trainers.llamaFactory(pass));
    }

    /** Mixed, because trainers that keep the order would learn one idea after the other. */
    private static Pass shuffled(Pass pass, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<TrainingRow> rows = new ArrayList<>(pass.rows());
        Collections.shuffle(rows, Random.from(random));
        return new Pass(
                pass.name(), pass.layers(), pass.modules(), pass.doubled(), pass.ideas(), rows);
    }
}
