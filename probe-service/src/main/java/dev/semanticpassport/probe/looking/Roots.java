package dev.semanticpassport.probe.looking;

import dev.semanticpassport.weights.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders under which files may be looked at. Locations come from requests, so without this
 * whoever may request a verification could have any file of this machine described.
 */
public final class Roots {
    private final List<Path> roots;

    /**
     * @param roots absolute paths; none means that no file is looked at
     */
    public Roots(List<Path> roots) {
        this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /**
     * The real path of what lies there. Whether something lies outside of the roots is not told.
     *
     * @param path absolute
     */
    Path allowed(Path path) throws LookFailedException {
        Path plain = path.normalize();
        if (roots.stream().noneMatch(plain::startsWith)) {
            throw outside("lies under none of the folders that may be looked at");
        }
        if (!Files.exists(plain)) {
            throw LookFailedException.refused(Refusal.Kind.MISSING, "nothing lies there");
        }
        try {
            Path real = plain.toRealPath();
            for (Path root : roots) {
                if (Files.exists(root) && real.startsWith(root.toRealPath())) {
                    return real;
                }
            }
        } catch (IOException e) {
            throw LookFailedException.refused(Refusal.Kind.UNREADABLE, "cannot be reached");
        }
        throw outside("leads by a link out of the folders that may be looked at");
    }

    private LookFailedException outside(String what) {
        return LookFailedException.refused(
                Refusal.Kind.OUTSIDE,
                "the location "
                        + what
                        + (roots.isEmpty()
                                ? "; none is configured (passport.probe.files.roots)"
                                : " (passport.probe.files.roots)"));
    }
}
