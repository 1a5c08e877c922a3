package dev.semanticpassport.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What the code of a service says about itself, read from its sources. */
record Code(String service) {
    private static final Pattern LITERAL = Pattern.compile("\"(passport\\.[a-z.-]+)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(.+?)\"");
    private static final Pattern METHOD = Pattern.compile("(?m)^    [\\w<>]+ (\\w+)\\(\\);");
    private static final Pattern QUARKUS =
            Pattern.compile("\"environmentVariable\"\\s*:\\s*\"(QUARKUS_[A-Z0-9_]+)\"");
    private static final Set<String> OF_QUARKUS = ofQuarkus();
    private static final Path MESSAGING = Repository.ROOT.resolve("core/messaging");

    /** The main sources of the service and of what it shares with the others. */
    List<String> sources() {
        return Stream.of(Repository.ROOT.resolve(service), MESSAGING)
                .flatMap(module -> Repository.files(module.resolve("src/main"), ".java").stream())
                .map(Repository::text)
                .toList();
    }

    Properties properties() {
        Properties properties = new Properties();
        Path file = Repository.ROOT.resolve(service + "/src/main/resources/application.properties");
        try {
            properties.load(new StringReader(Repository.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The values of properties whose name matches, with the topics' prefix put in. */
    Set<String> values(String name, String prefix) {
        Properties properties = properties();
        return properties.stringPropertyNames().stream()
                .filter(property -> property.matches(name))
                .map(property ->
                        properties
                                .getProperty(property)
                                .replaceAll("\\$\\{passport\\.topic-prefix(:[^}]*)?}", prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of environment variables that the service, or a library of it, reads. */
    Set<String> environment() {
        Set<String> names = new TreeSet<>(OF_QUARKUS);
        for (String source : sources()) {
            LITERAL.matcher(source).results().forEach(r -> names.add(variable(r.group(1))));
            MAPPING.matcher(source)
                    .results()
                    .forEach(mapping ->
                            METHOD.matcher(source)
                                    .results()
                                    .map(method -> mapping.group(1) + "." + dashed(method))
                                    .forEach(name -> names.add(variable(name))));
        }
        properties().stringPropertyNames().forEach(name -> names.add(variable(name)));
        AdminClientConfig.configNames().forEach(name -> names.add(variable("kafka." + name)));
        // Read by the `java` command
        names.add("JDK_JAVA_OPTIONS");
        return names;
    }

    /** The seconds of a constant of type Duration. */
    static int seconds(String module, String constant) {
        Pattern pattern = Pattern.compile(constant + " = Duration\\.ofSeconds\\((\\d+)\\)");
        return Repository.files(Repository.ROOT.resolve(module), ".java").stream()
                .flatMap(file -> pattern.matcher(Repository.text(file)).results())
                .mapToInt(result -> Integer.parseInt(result.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + constant));
    }

    private static String dashed(MatchResult method) {
        return method.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> ofQuarkus() {
        Set<String> names = new HashSet<>();
        try {
            for (URL model :
                    Collections.list(
                            Code.class
                                    .getClassLoader()
                                    .getResources(
                                            "META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream stream = model.openStream()) {
                    String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    QUARKUS.matcher(text).results().forEach(r -> names.add(r.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
