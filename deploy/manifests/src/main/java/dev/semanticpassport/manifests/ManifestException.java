package dev.semanticpassport.manifests;

/** Manifests that cannot even be rendered; the message names the file and what is wrong there. */
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ManifestException(String message) {
        super(message);
    }

    public ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
