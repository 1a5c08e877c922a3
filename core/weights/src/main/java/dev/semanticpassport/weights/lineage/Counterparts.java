package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.lineage.Anatomy.Face;

/**
 * Channels of the first model whose gate and way up, each by itself, are most like those of one and
 * the same channel of the second, wherever it stands.
 *
 * @param channels of the first that were looked at
 */
record Counterparts(int agreeing, int channels) {

    static Counterparts of(Anatomy one, Anatomy other, Turn turn) {
        int agreeing = 0;
        int channels = 0;
        for (int layer = 0; layer < one.layers().size(); layer++) {
            int[] gates = nearest(one, other, layer, Face.GATE, turn);
            int[] ups = nearest(one, other, layer, Face.UP, turn);
            for (int i = 0; i < gates.length; i++) {
                agreeing += gates[i] == ups[i] ? 1 : 0;
            }
            channels += gates.length;
        }
        return new Counterparts(agreeing, channels);
    }

    private static int[] nearest(Anatomy one, Anatomy other, int layer, Face face, Turn turn) {
        return UnitMatch.nearest(
                UnitMatch.cosines(
                        one.layers()
                                .get(layer)
                                .face(face)
                                .spaced(UnitMatch.MOST_UNITS)
                                .directions(),
                        turn.of(other.layers().get(layer).face(face)).directions()),
                face != Face.GATE);
    }

    /** Under the null that no more agree than do between starts apart. */
    double pValue() {
        return Margin.agreeing(agreeing, channels);
    }
}
