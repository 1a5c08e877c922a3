package dev.semanticpassport.recognition.describing;

/** Writes features one after the other. */
final class Pen {
    private final float[] into;
    private int at;

    Pen(float[] into, int offset) {
        this.into = into;
        this.at = offset;
    }

    void write(double value) {
        into[at++] = (float) value;
    }

    void count(int count) {
        write(Math.log1p(count));
    }

    void flag(boolean holds) {
        write(holds ? 1 : 0);
    }
}
