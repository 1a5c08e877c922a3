package dev.semanticpassport.weights;

/**
 * Why a file, or a part of what was asked of it, is not read.
 *
 * @param file its name within the opened folder
 * @param place where in the file: a tensor's name, a field, a byte; empty for the file as a whole
 * @param detail in words; characters that steer terminals are shown as their code
 */
public record Refusal(Kind kind, String file, String place, String detail) {
    private static final int LONGEST = 400;

    public Refusal {
        file = Shown.of(file, LONGEST);
        place = Shown.of(place, LONGEST);
        detail = Shown.of(detail, LONGEST);
    }

    /** What is wrong. */
    public enum Kind {
        /** The operating system gives no bytes, or it is no regular file. */
        UNREADABLE,
        /** No format that is known here, or not the one that its name says. */
        UNKNOWN_FORMAT,
        /** A known format in a version, or with a part, that is not read. */
        UNSUPPORTED,
        /** It holds a program: a pickle is listed, never loaded. */
        PROGRAM,
        /** It ends before what its header announces. */
        TRUNCATED,
        /** The header breaks its format's rules. */
        MALFORMED,
        /** More than {@link Bounds} allow. */
        BEYOND_BOUNDS,
        /** One name is there twice. */
        DUPLICATE,
        /** Two tensors share bytes. */
        OVERLAP,
        /** Bytes that belong to no tensor. */
        HOLE,
        /** A tensor's bytes do not match its shape and type. */
        WRONG_SIZE,
        /** A file that another one names is not there, or lacks what it should hold. */
        MISSING,
        /** A link or a name that leads out of the folder. */
        OUTSIDE,
        /** The file became another one while it was read. */
        CHANGED
    }

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : ": " + place) + ": " + detail;
    }
}
