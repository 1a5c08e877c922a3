package dev.semanticpassport.manifests;

/**
 * Something wrong with a manifest.
 *
 * @param file the file that the object was read from, relative to the deploy folder
 * @param object kind and name, as in {@code Deployment/probe-service}
 * @param path where in the object, as a JSON pointer; empty for the object as a whole
 * @param problem what is wrong
 */
public record Finding(String file, String object, String path, String problem) {
    @Override
    public String toString() {
        return "%s: %s%s: %s".formatted(file, object, path.isEmpty() ? "" : " " + path, problem);
    }
}
