package dev.semanticpassport.transfer.article;

import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TransferMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells how the model was made. Nothing secret is given to it: the map is the open one, and of the
 * beacons it knows only how many there are.
 */
public final class Telling {

    static final double ALPHA = 1e-6;

    private static final String OUTLINE = "ideas.svg";
    private static final String LAYERS = "layers.svg";
    private static final String POWER = "power.svg";

    private Telling() {}

    /**
     * The article.
     *
     * @throws IllegalArgumentException when the map holds what is not open
     */
    public static Article tell(ArticleOrder order) {
        TransferMap map = order.map();
        if (!map.ideas().stream().allMatch(IdeaTransfer::open)) {
            throw new IllegalArgumentException("an article is told from what is open of the map");
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(OUTLINE, Outline.draw(map));
        if (map.ideas().stream().anyMatch(idea -> idea.imprint().isPresent())) {
            figures.put(LAYERS, LayerFigure.draw(map, order.base()));
        }
        if (order.beacons() > 0) {
            figures.put(
                    POWER,
                    PowerFigure.draw(order.beacons(), Composition.DEFAULT_CANDIDATES, ALPHA));
        }
        ArticleText text = new ArticleText(order, figures.keySet());
        return new Article(
                text.markdown(true),
                ArticlePage.render(order, text.markdown(false), figures),
                figures);
    }
}
