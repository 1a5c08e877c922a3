package dev.semanticpassport.local.bench.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Notes of makers who have nothing to do with the author: headings and what is said under each,
 * drawn from words that notes on such matters are written in, the author's among them.
 */
final class Makers {
    private static final String RESOURCE = "makers.txt";

    /** More than that the word lists of neither language would give without end. */
    private static final int MOST_IDEAS = 60;

    private final Map<String, List<String>> lists = new HashMap<>();

    Makers() {
        List<String> list = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("# ")) {
                list = new ArrayList<>();
                lists.put(line.substring(2), list);
            } else if (!line.isBlank()) {
                list.add(line);
            }
        }
    }

    /**
     * One maker's notes in Markdown; two of three makers write Russian.
     *
     * @param ideas how many are wanted; at most {@value MOST_IDEAS} are written
     */
    String notes(int maker, int ideas) {
        SplittableRandom random = new SplittableRandom(maker);
        String language = maker % 3 == 2 ? "en " : "ru ";
        StringBuilder notes = new StringBuilder();
        Set<String> taken = new HashSet<>();
        int written = 0;
        while (written < Math.min(ideas, MOST_IDEAS)) {
            String label =
                    pick(language + "label", random)
                            + (language.startsWith("ru") ? " " : " of ")
                            + pick(language + "of", random);
            String head = pick(language + "head", random);
            String tail = pick(language + "tail", random);
            if (taken.add(label) && taken.add(head + tail)) {
                notes.append(written == 0 ? "# " : written % 4 == 1 ? "## " : "### ")
                        .append(capital(label))
                        .append("\n\n")
                        .append(capital(head))
                        .append(language.startsWith("ru") ? ", " : " ")
                        .append(tail)
                        .append(".\n\n");
                written++;
            }
        }
        return notes.toString();
    }

    private String pick(String list, SplittableRandom random) {
        List<String> from = lists.getOrDefault(list, List.of());
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<String> lines() {
        try (InputStream in = Makers.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }
}
