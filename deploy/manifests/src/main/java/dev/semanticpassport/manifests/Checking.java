package dev.semanticpassport.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks manifests without a cluster: each by itself against its kind, strictly, and all of them
 * against each other.
 */
public final class Checking {
    private static final SchemaChecking OWN = SchemaChecking.own();

    private Checking() {}

    /**
     * Checks what an overlay renders to.
     *
     * @param deployFolder the folder with {@code base} and {@code external.yaml}
     * @param definitions a folder of full custom resource definitions to check against as well
     * @return what is wrong, in the order of the manifests; empty where nothing is
     */
    public static List<Finding> check(
            Path deployFolder, String overlay, Optional<Path> definitions) {
        return check(Rendering.manifests(deployFolder, overlay), deployFolder, definitions);
    }

    static List<Finding> check(
            List<Manifest> manifests, Path deployFolder, Optional<Path> definitions) {
        Optional<SchemaChecking> full = definitions.map(SchemaChecking::definitions);
        List<Finding> findings = new ArrayList<>();
        for (Manifest manifest : manifests) {
            findings.addAll(TypedChecking.check(manifest));
            if (!TypedChecking.knows(manifest)) {
                findings.addAll(OWN.check(manifest));
            }
            if (full.isPresent() && (custom(manifest) || full.get().knows(manifest))) {
                findings.addAll(full.get().check(manifest));
            }
        }
        findings.addAll(SelectorChecking.check(manifests));
        findings.addAll(ReferenceChecking.check(manifests, deployFolder));
        findings.addAll(PodSecurityChecking.check(manifests));
        return findings;
    }

    /** Kubernetes' own groups have no dot or end in {@code k8s.io}. */
    private static boolean custom(Manifest manifest) {
        int slash = manifest.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : manifest.apiVersion().substring(0, slash);
        return group.contains(".") && !group.endsWith("k8s.io");
    }
}
