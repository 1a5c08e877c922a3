package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.lineage.Anatomy.Face;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels of one kind in one layer of two models, and which of the second's each of the
 * first's is most like. Order, length and sign of channels do not count.
 */
final class UnitMatch {
    /** Of a layer's channels so many of the first's are looked at. */
    static final int MOST_UNITS = 96;

    /** The faces of channels between gate and way down. */
    static final List<Face> FEEDING = List.of(Face.GATE, Face.UP, Face.DOWN);

    private final List<Facing> facings = new ArrayList<>();

    /**
     * Channels of the first by one face, and of the second those that they are most like: row for
     * row, with the first's signs.
     */
    record Facing(Numbers first, Numbers second) {
        Facing directions() {
            return new Facing(first.directions(), second.directions());
        }

        Facing reversed() {
            return new Facing(second, first);
        }
    }

    /**
     * Matches them.
     *
     * @param kind faces of one channel
     */
    UnitMatch(List<Face> kind, Anatomy.Layer one, Anatomy.Layer other, Turn turn) {
        List<Facing> whole = new ArrayList<>();
        List<float[][]> likeness = new ArrayList<>();
        for (Face face : kind) {
            Numbers mine = one.face(face).spaced(MOST_UNITS);
            Numbers theirs = turn.of(other.face(face));
            whole.add(new Facing(mine, theirs));
            likeness.add(cosines(mine.directions(), theirs.directions()));
        }
        int[] match = nearest(together(kind, likeness), false);
        for (int face = 0; face < kind.size(); face++) {
            facings.add(matched(whole.get(face), match, likeness.get(face)));
        }
    }

    /**
     * Which faces belong to one channel, those of {@link #FEEDING} first. Where several heads share
     * keys and values, there are fewer of these.
     */
    static List<List<Face>> kinds(Anatomy.Layer layer) {
        List<List<Face>> kinds = new ArrayList<>(List.of(FEEDING));
        for (List<Face> pair :
                List.of(List.of(Face.VALUE, Face.OUTPUT), List.of(Face.QUERY, Face.KEY))) {
            if (layer.face(pair.get(0)).rows() == layer.face(pair.get(1)).rows()) {
                kinds.add(pair);
            } else {
                kinds.add(List.of(pair.get(0)));
                kinds.add(List.of(pair.get(1)));
            }
        }
        return kinds;
    }

    private static float[][] together(List<Face> kind, List<float[][]> likeness) {
        float[][] together = new float[likeness.getFirst().length][];
        for (int i = 0; i < together.length; i++) {
            together[i] = new float[likeness.getFirst()[i].length];
            for (int face = 0; face < kind.size(); face++) {
                float[] cosines = likeness.get(face)[i];
                // what a gate lets through changes with its sign; the others' signs cancel
                boolean signed = kind.get(face) == Face.GATE;
                for (int j = 0; j < cosines.length; j++) {
                    together[i][j] += signed ? cosines[j] : Math.abs(cosines[j]);
                }
            }
        }
        return together;
    }

    private static Facing matched(Facing whole, int[] match, float[][] cosines) {
        int width = whole.second.width();
        Numbers chosen = whole.second.chosen(match.length, i -> match[i]);
        for (int i = 0; i < match.length; i++) {
            for (int k = 0; k < width && cosines[i][match[i]] < 0; k++) {
                chosen.cells()[i * width + k] *= -1;
            }
        }
        return new Facing(whole.first, chosen);
    }

    /** For each face. */
    List<Facing> facings() {
        return facings;
    }

    static float[][] cosines(Numbers one, Numbers other) {
        float[][] cosines = new float[one.rows()][other.rows()];
        for (int i = 0; i < one.rows(); i++) {
            for (int j = 0; j < other.rows(); j++) {
                cosines[i][j] = one.dot(i, other, j);
            }
        }
        return cosines;
    }

    static int[] nearest(float[][] cosines, boolean either) {
        int[] nearest = new int[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            float greatest = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < cosines[i].length; j++) {
                float cosine = either ? Math.abs(cosines[i][j]) : cosines[i][j];
                if (cosine > greatest) {
                    greatest = cosine;
                    nearest[i] = j;
                }
            }
        }
        return nearest;
    }
}
