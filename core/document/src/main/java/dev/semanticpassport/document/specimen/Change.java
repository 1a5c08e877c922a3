package dev.semanticpassport.document.specimen;

import java.util.random.RandomGenerator;

/** A change of a file by one byte. */
public sealed interface Change {

    /** One byte becomes another. */
    record Substitution(int offset, byte with) implements Change {}

    /** One byte goes. */
    record Deletion(int offset) implements Change {}

    /** One byte comes. */
    record Insertion(int offset, byte what) implements Change {}

    /** Draws a change that does change the file. */
    static Change drawn(byte[] file, RandomGenerator random) {
        int offset = random.nextInt(file.length);
        byte other = (byte) (file[offset] + 1 + random.nextInt(255));
        return switch (random.nextInt(3)) {
            case 0 -> new Deletion(offset);
            case 1 -> new Insertion(offset, (byte) random.nextInt(256));
            default -> new Substitution(offset, other);
        };
    }

    /** The changed file. */
    default byte[] apply(byte[] file) {
        return switch (this) {
            case Substitution(int offset, byte with) -> {
                byte[] changed = file.clone();
                changed[offset] = with;
                yield changed;
            }
            case Deletion(int offset) -> {
                byte[] changed = new byte[file.length - 1];
                System.arraycopy(file, 0, changed, 0, offset);
                System.arraycopy(file, offset + 1, changed, offset, changed.length - offset);
                yield changed;
            }
            case Insertion(int offset, byte what) -> {
                byte[] changed = new byte[file.length + 1];
                System.arraycopy(file, 0, changed, 0, offset);
                changed[offset] = what;
                System.arraycopy(file, offset, changed, offset + 1, file.length - offset);
                yield changed;
            }
        };
    }
}
