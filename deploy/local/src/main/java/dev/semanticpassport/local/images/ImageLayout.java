package dev.semanticpassport.local.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is the same in every image: where things lie, who runs, and how. */
public final class ImageLayout {
    /** Where the Java runtime lies. */
    public static final String JAVA = "/opt/java";

    /** Where the service lies. */
    public static final String APPLICATION = "/app";

    /** The jar that names all others in its manifest. */
    public static final String JAR = "quarkus-run.jar";

    /** The ahead-of-time cache's file name, beside the jar. */
    public static final String CACHE = "app.aot";

    /** The list of what the service is made of (CycloneDX), beside the jar. */
    public static final String SBOM = "sbom.json";

    /** User and group; a number, so that a cluster can see that it is not root. */
    public static final String USER = "10001:10001";

    public static final int PORT = 8080;

    /** The only folder that is written. */
    public static final String WORKING_FOLDER = "/tmp";

    /**
     * What an operator may replace as a whole. Java would choose the serial collector in a small
     * container by itself; named, it is the same everywhere.
     */
    public static final String JAVA_OPTIONS =
            "-Xmx384m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    private ImageLayout() {}

    /** The process, without a shell. A cache that does not fit is left aside by Java. */
    public static List<String> entrypoint(boolean cached) {
        return command(JAVA + "/bin/java", APPLICATION, cached);
    }

    /**
     * The same where the files lie elsewhere.
     *
     * @param java the launcher
     * @param application the folder with the jar
     */
    public static List<String> command(String java, String application, boolean cached) {
        List<String> command = new ArrayList<>(List.of(java));
        if (cached) {
            command.add("-XX:AOTCache=" + application + "/" + CACHE);
        }
        command.addAll(List.of("-jar", application + "/" + JAR));
        return List.copyOf(command);
    }

    public static Map<String, String> environment() {
        return Map.of("JDK_JAVA_OPTIONS", JAVA_OPTIONS, "LANG", "C.UTF-8");
    }
}
