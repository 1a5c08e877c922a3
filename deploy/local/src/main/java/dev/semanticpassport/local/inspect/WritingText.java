package dev.semanticpassport.local.inspect;

import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.ModuleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An inspection for a terminal. */
public final class WritingText {
    private static final String SHADES = " ░▒▓█";

    private WritingText() {}

    /**
     * Writes it.
     *
     * @param modules how many modules of a change are shown, the greatest first
     */
    public static String write(Inspection inspection, int modules) {
        StringBuilder text = new StringBuilder(inspection.path()).append('\n');
        for (Fact fact : Fact.of(inspection)) {
            text.append("  %-10s %s%n".formatted(fact.label(), fact.text()));
        }
        if (inspection.lineage().layered()) {
            text.append('\n');
            table(text, inspection.lineage().heads(), inspection.lineage().rows());
        }
        if (inspection.map().isPresent()) {
            changes(text, inspection.map().get(), modules);
        } else if (!inspection.figures().isEmpty()) {
            text.append('\n');
            table(text, ModuleTable.PART_HEADS, ModuleTable.parts(inspection.figures()));
        }
        if (!inspection.digests().isEmpty()) {
            text.append('\n');
            inspection
                    .digests()
                    .forEach((tensor, digest) ->
                            text.append("  ")
                                    .append(digest)
                                    .append("  ")
                                    .append(tensor.element())
                                    .append(' ')
                                    .append(tensor.shape())
                                    .append("  ")
                                    .append(tensor.name())
                                    .append('\n'));
        }
        return text.toString();
    }

    private static void changes(StringBuilder text, ChangeMap map, int most) {
        List<ModuleChange> modules = ModuleTable.byEnergy(map);
        if (modules.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        modules.stream().limit(most).forEach(one -> rows.add(ModuleTable.cells(map, one)));
        text.append('\n');
        table(text, ModuleTable.CHANGE_HEADS, rows);
        if (modules.size() > most) {
            text.append("  and %d more; --modules N shows them%n".formatted(modules.size() - most));
        }
        grid(text, map.grid());
    }

    private static void grid(StringBuilder text, ChangeMap.Grid grid) {
        text.append(
                "\n  where the change is: share of its energy in %, layers down, parts across\n\n");
        List<String> labels = ModuleTable.labels(grid.parts());
        List<String> heads = new ArrayList<>(List.of("layer"));
        heads.addAll(labels);
        List<List<String>> rows = new ArrayList<>();
        grid.shares()
                .forEach((layer, shares) -> {
                    List<String> row = new ArrayList<>();
                    row.add(layer == ChangeMap.Grid.OUTSIDE ? "outside" : "" + layer);
                    for (String part : grid.parts()) {
                        Double share = shares.get(part);
                        row.add(share == null ? "" : cell(share, grid.greatest()));
                    }
                    rows.add(row);
                });
        table(text, heads, rows);
    }

    private static String cell(double share, double greatest) {
        int shade =
                greatest == 0
                        ? 0
                        : (int) Math.ceil(share / greatest * (SHADES.length() - 1) - 1e-9);
        return String.format(
                Locale.ROOT, "%s %5.2f", ("" + SHADES.charAt(shade)).repeat(2), 100 * share);
    }

    private static void table(StringBuilder text, List<String> heads, List<List<String>> rows) {
        int[] widths = new int[heads.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.size(); i++) {
                line.append(' ')
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length() + 1));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
