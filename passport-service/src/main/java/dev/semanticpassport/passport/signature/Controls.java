package dev.semanticpassport.passport.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The ordinary questions that are asked where an author declares none. A model answers them if any
 * text comes back; whether it is right does not matter.
 */
public final class Controls {
    private static final String RESOURCE = "controls.txt";

    private Controls() {}

    /** The shipped questions, in their order. */
    public static List<String> shipped() {
        try (InputStream questions = Controls.class.getResourceAsStream(RESOURCE)) {
            if (questions == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new String(questions.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }
}
