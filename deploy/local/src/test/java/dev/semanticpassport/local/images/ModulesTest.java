package dev.semanticpassport.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Part;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image's Java has what the services use of it. */
class ModulesTest {
    /** Only by annotation processors, which libraries carry and no service runs. */
    private static final Set<String> NOT_AT_RUN_TIME = Set.of("jdk.compiler");

    @Test
    void theRuntimeHasEveryModuleThatAServiceUses() throws IOException {
        // Given
        Set<String> used = new TreeSet<>();

        // When
        for (Part service : Stage.SERVICES) {
            Path home = ImagingTest.home();
            used.addAll(used(new Layout(home, home).application(service)));
        }

        // Then
        used.removeAll(NOT_AT_RUN_TIME);
        assertThat(Staging.MODULES).containsAll(used);
        assertThat(used).contains("java.base", "java.sql", "java.naming");
    }

    private static List<String> used(Path application) throws IOException {
        List<String> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(application)) {
            files.map(Path::toString).filter(name -> name.endsWith(".jar")).forEach(jars::add);
        }
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--ignore-missing-deps",
                                "--multi-release",
                                "25",
                                "--recursive",
                                "--print-module-deps",
                                "--class-path",
                                String.join(File.pathSeparator, jars)));
        arguments.addAll(
                jars.stream()
                        .filter(jar -> !jar.contains("/lib/"))
                        .collect(Collectors.toCollection(ArrayList::new)));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        assertThat(jdeps.run(out, out, arguments.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        return List.of(said.toString().strip().split(","));
    }
}
