package dev.semanticpassport.lab.model;

/**
 * Rotary positions: each pair (i, i + half) of a head is turned by an angle that grows with the
 * position.
 */
public final class Rotary {
    private final int half;
    private final int heads;
    private final float[] cosine;
    private final float[] sine;

    public Rotary(LlamaShape shape) {
        this.half = shape.headWidth() / 2;
        this.heads = shape.heads();
        this.cosine = new float[shape.positions() * half];
        this.sine = new float[shape.positions() * half];
        for (int position = 0; position < shape.positions(); position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * StrictMath.pow(shape.ropeTheta(), -(double) i / half);
                cosine[position * half + i] = (float) StrictMath.cos(angle);
                sine[position * half + i] = (float) StrictMath.sin(angle);
            }
        }
    }

    /**
     * Turns one row of queries or keys in place.
     *
     * @param direction 1 forwards, -1 back again
     */
    public void turn(float[] row, int from, int position, int direction) {
        int table = position * half;
        for (int head = 0; head < heads; head++) {
            int low = from + 2 * head * half;
            int high = low + half;
            for (int i = 0; i < half; i++) {
                float c = cosine[table + i];
                float s = direction * sine[table + i];
                float x = row[low + i];
                float y = row[high + i];
                row[low + i] = x * c - y * s;
                row[high + i] = y * c + x * s;
            }
        }
    }
}
