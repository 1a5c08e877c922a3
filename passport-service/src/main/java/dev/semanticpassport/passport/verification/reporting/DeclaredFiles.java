package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.composing.FirstFormat;
import dev.semanticpassport.passport.document.IssuedPassport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a passport declares of its model's files.
 *
 * @param root the digest of the files, in hex; null where none is declared
 * @param bindings ideas that are declared to be bound to layers
 */
public record DeclaredFiles(@Nullable String root, List<Binding> bindings) {

    /** Nothing is declared. */
    public static final DeclaredFiles NOTHING = new DeclaredFiles(null, List.of());

    public DeclaredFiles {
        bindings = List.copyOf(bindings);
    }

    /**
     * An idea and where it is said to be.
     *
     * @param idea its label
     * @param modules names as in a configuration, such as {@code q_proj}; none for all
     */
    public record Binding(String idea, List<Integer> layers, List<String> modules) {
        public Binding {
            layers = List.copyOf(layers);
            modules = List.copyOf(modules);
        }
    }

    /** Of a stored revision. */
    public static DeclaredFiles of(IssuedPassport passport) {
        PassportDocument document =
                FirstFormat.orPresent(
                        JsonFields.of(
                                "passport " + passport.passportId(),
                                passport.text().getBytes(StandardCharsets.UTF_8)));
        return new DeclaredFiles(
                document.identity() instanceof Identity.Files files ? files.root().hex() : null,
                document.transfer().stream()
                        .filter(line -> !line.layers().isEmpty())
                        .map(line ->
                                new Binding(
                                        label(document, line.idea()),
                                        line.layers(),
                                        line.modules()))
                        .toList());
    }

    private static String label(PassportDocument document, String idea) {
        return document.ideas().stream()
                .filter(one -> one.id().equals(idea))
                .map(one -> one.label().bestText())
                .findFirst()
                .orElse(idea);
    }
}
