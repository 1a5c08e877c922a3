package dev.semanticpassport.transfer.article;

import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.training.BaseFacts;

/** Layers by modules: how many ideas are bound to each. */
final class LayerFigure {

    private static final int LEFT = 80;
    private static final int TOP = 60;
    private static final int CELL_WIDTH = 96;
    private static final int CELL_HEIGHT = 26;
    private static final int GAP = 2;

    private LayerFigure() {}

    static String draw(TransferMap map, BaseFacts base) {
        int width = LEFT + CELL_WIDTH * base.modules().size() + 12;
        Svg svg =
                new Svg(
                        width,
                        TOP + CELL_HEIGHT * base.layers() + 16,
                        "Ideas bound to layers and modules of " + base.name());
        int[][] counts = new int[base.layers()][base.modules().size()];
        int most = 1;
        for (int layer = 0; layer < base.layers(); layer++) {
            for (int module = 0; module < base.modules().size(); module++) {
                counts[layer][module] =
                        count(map, layer + map.layersFrom(), base.modules().get(module));
                most = Math.max(most, counts[layer][module]);
            }
        }
        svg.text(12, 24, "Ideas bound to each layer and module", Svg.FAINT, "start");
        for (int module = 0; module < base.modules().size(); module++) {
            svg.text(
                    LEFT + CELL_WIDTH * (module + .5),
                    TOP - 10,
                    BaseFacts.shortName(base.modules().get(module)),
                    Svg.INK,
                    "middle");
        }
        for (int layer = 0; layer < base.layers(); layer++) {
            double y = TOP + (double) CELL_HEIGHT * layer;
            svg.text(12, y + 17, "layer " + (layer + map.layersFrom()), Svg.INK, "start");
            for (int module = 0; module < base.modules().size(); module++) {
                double x = LEFT + (double) CELL_WIDTH * module;
                int count = counts[layer][module];
                svg.rectangle(
                        x,
                        y,
                        CELL_WIDTH - GAP,
                        CELL_HEIGHT - GAP,
                        count == 0 ? Svg.FAINT : Svg.ACCENT,
                        count == 0 ? .15 : .25 + .6 * count / most);
                if (count > 0) {
                    svg.text(
                            x + CELL_WIDTH / 2.0,
                            y + 17,
                            Integer.toString(count),
                            Svg.INK,
                            "middle");
                }
            }
        }
        return svg.end();
    }

    private static int count(TransferMap map, int layer, String module) {
        return (int)
                map.ideas().stream()
                        .map(IdeaTransfer::imprint)
                        .filter(imprint ->
                                imprint.filter(bound -> binds(bound, layer, module)).isPresent())
                        .count();
    }

    private static boolean binds(Imprint imprint, int layer, String module) {
        return imprint.layers().contains(layer)
                && (imprint.modules().isEmpty()
                        || imprint.modules().contains(module)
                        || imprint.modules().contains(BaseFacts.shortName(module)));
    }
}
