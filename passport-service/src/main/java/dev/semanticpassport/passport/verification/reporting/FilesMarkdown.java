package dev.semanticpassport.passport.verification.reporting;

import static dev.semanticpassport.passport.page.PlainWords.code;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.passport.page.PlainWords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a report that tells of files. */
final class FilesMarkdown {
    private static final int MODULES = 20;
    private static final int COLUMNS = 12;
    private static final int FILES = 50;

    private FilesMarkdown() {}

    static String of(ReportBody body, FilesReport files) {
        return String.join(
                "\n",
                facts(body, files),
                list("Contradicted", files.contradicted()),
                list("Not known", files.gaps()),
                refused(files.refused()),
                declared(files.declared()),
                digests(files.identity()),
                files.changes() == null ? "" : changes(files.changes()));
    }

    private static String facts(ReportBody body, FilesReport files) {
        FilesIdentity identity = files.identity();
        return """
        ## Files

        %s

        | | |
        |---|---|
        | what they are | %s |
        | files, bytes | %d, %d |
        | tensors, numbers | %d, %d |
        | root digest | %s |
        | declared by the passport | %s |
        | digest over the tensors | %s |
        | tokenizer | %s |
        | configuration | %s |
        | pieces planned, looked at, failed | %d, %d, %d |
        """
                .formatted(
                        identity.inWords(),
                        code(files.inWords()),
                        files.fileCount(),
                        files.bytes(),
                        files.tensorCount(),
                        files.numbers(),
                        digest(identity.root()),
                        digest(identity.declaredRoot()),
                        digest(identity.tensors()),
                        digest(identity.tokenizer()),
                        digest(identity.settings()),
                        body.rule().planned(),
                        body.counted(),
                        body.evidence().failures());
    }

    private static String digest(@Nullable String hex) {
        return hex == null ? "none" : "`sha256:" + hex + "`";
    }

    private static String list(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "### %s\n\n%s\n"
                        .formatted(
                                title,
                                lines.stream()
                                        .map(line -> "- " + code(line))
                                        .collect(Collectors.joining("\n")));
    }

    private static String refused(List<Inspected.Refused> refused) {
        return list(
                "Not read",
                refused.stream()
                        .map(one ->
                                one.kind()
                                        + ": "
                                        + one.file()
                                        + (one.place().isEmpty() ? "" : ": " + one.place())
                                        + ": "
                                        + one.detail())
                        .toList());
    }

    private static String declared(List<Inspected.Declared> declared) {
        return declared.isEmpty()
                ? ""
                : """
                ### As the configuration declares

                | | |
                |---|---|
                %s
                """
                        .formatted(
                                declared.stream()
                                        .map(one ->
                                                "| %s | %s |"
                                                        .formatted(
                                                                code(one.name()),
                                                                code(one.value())))
                                        .collect(Collectors.joining("\n")));
    }

    private static String digests(FilesIdentity identity) {
        int more = identity.files().size() - FILES;
        return identity.files().isEmpty()
                ? ""
                : """
                ### Digests

                %s%s
                """
                        .formatted(
                                identity.files().stream()
                                        .limit(FILES)
                                        .map(file ->
                                                "- `%s` %s"
                                                        .formatted(
                                                                file.sha256(), code(file.name())))
                                        .collect(Collectors.joining("\n")),
                                more > 0 ? "\n- and %d more".formatted(more) : "");
    }

    private static String changes(FilesReport.Changes changes) {
        return """
        ### Change map

        %d modules changed%s; %d matrices are the base's to the last bit; %d modules stand in place \
        of the base's or beside them. Share of the whole change's energy, in percent, by layer:

        %s

        The modules that changed most:

        | module | norm | share | greatest | stable rank | effective rank | of the base | intruders |
        |---|---|---|---|---|---|---|---|
        %s
        """
                .formatted(
                        changes.modules().size() + changes.left(),
                        changes.left() > 0 ? ", %d of them not told".formatted(changes.left()) : "",
                        changes.kept(),
                        changes.whole(),
                        grid(changes),
                        changes.modules().stream()
                                .sorted(
                                        Comparator.comparingDouble(Inspected.ModuleChanged::norm)
                                                .reversed())
                                .limit(MODULES)
                                .map(module -> row(changes, module))
                                .collect(Collectors.joining("\n")));
    }

    private static String row(FilesReport.Changes changes, Inspected.ModuleChanged module) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        code(module.module()),
                        figure(module.norm()),
                        Words.percent(changes.share(module)),
                        figure(module.greatest()),
                        figure(module.stableRank()),
                        figure(module.effectiveRank()),
                        figure(module.relative()),
                        module.intruders() == null ? "" : module.intruders().toString());
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String grid(FilesReport.Changes changes) {
        TreeSet<String> parts = new TreeSet<>();
        TreeMap<Integer, TreeMap<String, Double>> shares = new TreeMap<>();
        for (Inspected.ModuleChanged module : changes.modules()) {
            parts.add(module.part());
            int layer = module.layer() == null ? -1 : module.layer();
            shares.computeIfAbsent(layer, _ -> new TreeMap<>())
                    .merge(module.part(), changes.share(module), Double::sum);
        }
        List<String> columns = parts.stream().limit(COLUMNS).toList();
        String head =
                "| layer | "
                        + columns.stream().map(PlainWords::code).collect(Collectors.joining(" | "))
                        + (parts.size() > COLUMNS ? " | other" : "")
                        + " |\n|---"
                        + "|---".repeat(Math.min(parts.size(), COLUMNS + 1))
                        + "|\n";
        return head
                + shares.entrySet().stream()
                        .map(layer -> row(layer.getKey(), layer.getValue(), columns, parts))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(
            int layer, Map<String, Double> shares, List<String> columns, Set<String> parts) {
        double other =
                shares.entrySet().stream()
                        .filter(one -> !columns.contains(one.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
        return "| "
                + (layer < 0 ? "none" : layer)
                + " | "
                + columns.stream()
                        .map(part -> percent(shares.get(part)))
                        .collect(Collectors.joining(" | "))
                + (parts.size() > COLUMNS ? " | " + percent(other) : "")
                + " |";
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
