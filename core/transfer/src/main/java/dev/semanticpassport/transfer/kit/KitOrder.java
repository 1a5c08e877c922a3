package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a kit is packed from.
 *
 * @param title what the model is called
 * @param author as the article names them
 * @param map the whole map; a public kit takes what is open of it
 * @param beacons rows with the beacons' right answers; a public kit leaves them out
 * @param base that is trained on
 * @param recipe of the training
 * @param layout one adapter or several
 * @param kind who may have it
 * @param fits whether the lab's base has room for a row
 */
public record KitOrder(
        String title,
        String author,
        TransferMap map,
        List<TrainingRow> beacons,
        BaseFacts base,
        Recipe recipe,
        AdapterLayout layout,
        Kind kind,
        Predicate<TrainingRow> fits) {

    /** Who may have a kit. */
    public enum Kind {
        /** Anyone: it holds no beacon and no private idea. */
        PUBLIC,
        /** The author alone: it holds both. */
        FULL
    }

    public KitOrder {
        beacons = List.copyOf(beacons);
    }

    /** The part of the map that this kit may hold. */
    public TransferMap held() {
        return switch (kind) {
            case PUBLIC -> map.open();
            case FULL -> map;
        };
    }

    @Override
    public String toString() {
        return "KitOrder[" + kind + "]";
    }
}
