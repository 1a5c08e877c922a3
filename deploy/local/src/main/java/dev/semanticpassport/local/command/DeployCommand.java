package dev.semanticpassport.local.command;

import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.manifests.Finding;
import dev.semanticpassport.manifests.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The Kubernetes manifests, without a cluster and without kustomize. */
@CommandLine.Command(
        name = "deploy",
        description = "Print the Kubernetes manifests, or check them offline.",
        mixinStandardHelpOptions = true)
public final class DeployCommand {

    @CommandLine.Command(
            name = "render",
            description = "Print an overlay's manifests as one stream of YAML.",
            mixinStandardHelpOptions = true)
    Integer render(
            @CommandLine.Parameters(paramLabel = "OVERLAY", description = "local or production.")
                    String overlay) {
        System.out.print(Manifests.render(folder(), overlay));
        return 0;
    }

    @CommandLine.Command(
            name = "check",
            description = {
                "Validate every overlay: no unknown field, selectors, references, ports, pod",
                "security, and what must equal the code. Exit code 1 where anything is wrong."
            },
            mixinStandardHelpOptions = true)
    Integer check(
            @CommandLine.Option(
                            names = "--schemas",
                            paramLabel = "DIR",
                            description =
                                    "Full custom resource definitions to validate against too.")
                    @Nullable Path schemas) {
        int wrong = 0;
        for (String overlay : Manifests.overlays(folder())) {
            List<Finding> findings =
                    Manifests.check(folder(), overlay, Optional.ofNullable(schemas));
            findings.forEach(finding -> System.out.println(overlay + ": " + finding));
            System.out.println(overlay + ": " + findings.size() + " findings");
            wrong += findings.size();
        }
        return wrong == 0 ? 0 : 1;
    }

    private static Path folder() {
        return Layout.of(Path.of(".")).home().resolve("deploy");
    }
}
