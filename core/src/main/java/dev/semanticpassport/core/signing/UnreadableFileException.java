package dev.semanticpassport.core.signing;

/** A file or message cannot be read as what it should be; says which one, where in it, and why. */
public final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String field;

    /**
     * @param file the file's name as its reader knows it
     * @param field the path of the field, such as {@code beacons[3].question}; empty for the file
     *     as a whole
     */
    public UnreadableFileException(String file, String field, String detail) {
        super(file + (field.isEmpty() ? "" : ", field " + field) + ": " + detail);
        this.file = file;
        this.field = field;
    }

    public String file() {
        return file;
    }

    public String field() {
        return field;
    }
}
