package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.TensorEntry;
import java.util.EnumSet;
import java.util.Set;

/**
 * What reckoning leaves in weights and training does not. Of two relatives, the one that has a mark
 * which the other lacks was made of it.
 *
 * @param seen which there are
 */
record Marks(Set<Mark> seen) {
    /** Numbers that are looked at in one block. */
    private static final int BLOCK = 32;

    private static final int MOST_BLOCKS = 256;
    private static final double CUT_SHARE = 0.01;
    private static final double ROUNDED_SHARE = 0.9;

    /** The steps that one sign leaves of a byte, and of half a byte. */
    private static final double[] STEPS = {127, 8};

    private static final int FEW_VALUES = 16;

    enum Mark {
        /** Numbers lie on a few steps, as after a quantisation. */
        ROUNDED,
        /** Numbers are zero that training would have moved. */
        CUT,
        /** Gains are all one, as after they were brought into the matrices. */
        FOLDED
    }

    boolean lacks(Mark mark) {
        return !seen.contains(mark);
    }

    /** Gathers what is seen of one tensor after the other. */
    static final class Seen {
        private long numbers;
        private long zeros;
        private long blocks;
        private long rounded;
        private long gains;
        private long ones;

        void add(TensorEntry tensor, float[] cells) {
            if (!tensor.isMatrix()) {
                gains += cells.length;
                for (float gain : cells) {
                    ones += gain == 1f ? 1 : 0;
                }
                return;
            }
            numbers += cells.length;
            for (float cell : cells) {
                zeros += cell == 0 ? 1 : 0;
            }
            int count = Math.min(MOST_BLOCKS, cells.length / BLOCK);
            for (int i = 0; i < count; i++) {
                int from = (int) ((long) i * (cells.length / BLOCK) / count) * BLOCK;
                blocks++;
                rounded += tensor.element().blockElements() > 1 || onSteps(cells, from) ? 1 : 0;
            }
        }

        Marks marks() {
            Set<Mark> seen = EnumSet.noneOf(Mark.class);
            if (rounded > ROUNDED_SHARE * blocks) {
                seen.add(Mark.ROUNDED);
            } else if (zeros > CUT_SHARE * numbers) {
                // zeros of a coarse rounding are no cut
                seen.add(Mark.CUT);
            }
            if (ones == gains) {
                seen.add(Mark.FOLDED);
            }
            return new Marks(seen);
        }

        private static boolean onSteps(float[] cells, int from) {
            float greatest = 0;
            Set<Float> values = new java.util.HashSet<>();
            for (int i = from; i < from + BLOCK; i++) {
                values.add(cells[i]);
                if (Math.abs(cells[i]) > Math.abs(greatest)) {
                    greatest = cells[i];
                }
            }
            if (greatest == 0) {
                return false;
            }
            // half of a block cut leaves few values too, but then most are zero
            int few = values.contains(0f) ? FEW_VALUES - 4 : FEW_VALUES;
            boolean on = values.size() <= few && values.size() > 1;
            for (double steps : STEPS) {
                boolean all = true;
                for (int i = from; i < from + BLOCK && all; i++) {
                    double step = cells[i] / (double) greatest * steps;
                    all = Math.abs(step - Math.rint(step)) < 1e-3;
                }
                on |= all;
            }
            return on;
        }
    }
}
