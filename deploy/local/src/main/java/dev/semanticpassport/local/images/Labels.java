package dev.semanticpassport.local.images;

import dev.semanticpassport.local.platform.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an image says about itself, under the names of the OCI image specification.
 *
 * @param version of the project
 * @param revision the commit it was built from; "-dirty" is appended where files had changed
 * @param source where the source can be found; nothing is said where that is empty
 * @param created the commit's time, so that the same source makes the same image
 */
public record Labels(
        String version, Optional<String> revision, Optional<String> source, Instant created) {
    private static final String PREFIX = "org.opencontainers.image.";
    private static final String PROJECT = "Semantic Passport";

    /** Of the work tree in a folder, or without revision where there is none. */
    public static Labels of(Path home, String version, Optional<String> source) {
        Optional<String> revision =
                git(home, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
        Instant created =
                git(home, "log", "-1", "--format=%ct")
                        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                        .orElse(Staging.TIME);
        return new Labels(version, revision, source, created);
    }

    /** All of them for one service's image. */
    Map<String, String> of(Part service) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(PREFIX + "title", PROJECT + " " + service.label());
        labels.put(PREFIX + "description", PROJECT + ": " + service.does());
        labels.put(PREFIX + "version", version);
        labels.put(PREFIX + "created", created.toString());
        revision.ifPresent(commit -> labels.put(PREFIX + "revision", commit));
        source.ifPresent(address -> labels.put(PREFIX + "source", address));
        return labels;
    }

    private static Optional<String> git(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
