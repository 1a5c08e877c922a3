package dev.semanticpassport.document.digesting;

import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digest of a model's folder (OpenSSF Model Signing 1.0): SHA-256 over the raw digests of its
 * files, in the order of their names.
 */
public final class FolderDigest {

    /** In the order of code points, which UTF-16 does not keep beyond the first plane. */
    private static final Comparator<FileDigest> BY_NAME =
            Comparator.comparing(
                    file -> file.name().codePoints().toArray(), java.util.Arrays::compare);

    private FolderDigest() {}

    /** The files in the order in which their digests count. */
    public static List<FileDigest> sorted(List<FileDigest> files) {
        return files.stream().sorted(BY_NAME).toList();
    }

    /**
     * The root.
     *
     * @throws IllegalArgumentException where two files have one name, or there is none
     */
    public static Sha256 root(List<FileDigest> files) {
        Set<String> names = new HashSet<>();
        for (FileDigest file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException("the file " + file.name() + " is there twice");
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one file");
        }
        return Sha256.of(
                sorted(files).stream().map(file -> file.digest().bytes()).toArray(byte[][]::new));
    }

    /** What one set of files has otherwise than another, file by file, in words. */
    public static List<String> differences(List<FileDigest> expected, List<FileDigest> found) {
        Map<String, Sha256> there = byName(found);
        List<String> differences = new ArrayList<>();
        byName(expected)
                .forEach((name, digest) -> {
                    Sha256 other = there.remove(name);
                    if (other == null) {
                        differences.add(name + " is missing");
                    } else if (!other.equals(digest)) {
                        differences.add(name + " has SHA-256 " + other + ", not " + digest);
                    }
                });
        there.keySet().forEach(name -> differences.add(name + " is not among the listed files"));
        return List.copyOf(differences);
    }

    private static Map<String, Sha256> byName(List<FileDigest> files) {
        return files.stream()
                .collect(
                        Collectors.toMap(
                                FileDigest::name,
                                FileDigest::digest,
                                (one, _) -> one,
                                TreeMap::new));
    }
}
