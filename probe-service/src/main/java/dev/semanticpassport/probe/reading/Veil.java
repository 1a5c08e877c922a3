package dev.semanticpassport.probe.reading;

import java.util.List;

/**
 * The secrets sent with a call. An endpoint that echoes one gets it out of nothing that we keep.
 * Shorter values than {@link #LEAST_CHARS} are no secrets, and would tear holes into any answer.
 */
public final class Veil {

    static final int LEAST_CHARS = 8;
    private static final String INSTEAD = "[secret]";

    /** For a call without secrets. */
    public static final Veil NONE = new Veil(List.of());

    private final List<String> secrets;

    public Veil(List<String> secrets) {
        this.secrets = secrets.stream().filter(s -> s.length() >= LEAST_CHARS).toList();
    }

    String over(String text) {
        String veiled = text;
        for (String secret : secrets) {
            veiled = veiled.replace(secret, INSTEAD);
        }
        return veiled;
    }

    @Override
    public String toString() {
        return "Veil over " + secrets.size() + " secrets";
    }
}
