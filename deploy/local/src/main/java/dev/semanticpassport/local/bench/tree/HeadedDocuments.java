package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Markdown documents whose headings are the truth and are taken out before anybody reads them. A
 * heading's words are its own and the text's under it with the highest TF-IDF.
 */
final class HeadedDocuments {
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6})\\s+(.+?)\\s*#*$");
    private static final int FEWEST_WORDS = 12;

    private HeadedDocuments() {}

    private record Section(String heading, int level, StringBuilder text) {}

    /** All {@code *.md} below a folder, by path. */
    static KnownWriting of(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        List<Message> messages = new ArrayList<>();
        List<List<Section>> documents = new ArrayList<>();
        texts.forEach((source, text) -> {
            List<Section> sections = sections(text.replaceAll("(?s)```.*?```", ""));
            documents.add(sections);
            StringBuilder bare = new StringBuilder();
            sections.forEach(section -> bare.append(section.text()).append("\n\n"));
            messages.add(message(source, bare.toString()));
        });
        return new KnownWriting("documents", messages, planted(documents, Tokens.of(messages)));
    }

    private static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        Section open = new Section("", 0, new StringBuilder());
        sections.add(open);
        Matcher heading = HEADING.matcher(text);
        int from = 0;
        while (heading.find()) {
            open.text().append(text, from, heading.start());
            open = new Section(heading.group(2), heading.group(1).length(), new StringBuilder());
            sections.add(open);
            from = heading.end();
        }
        open.text().append(text.substring(from));
        return sections;
    }

    private static List<KnownWriting.Planted> planted(
            List<List<Section>> documents, Tokens tokens) {
        List<KnownWriting.Planted> planted = new ArrayList<>();
        for (List<Section> sections : documents) {
            Map<Integer, Integer> numberOf = new HashMap<>();
            for (int i = 0; i < sections.size(); i++) {
                Section section = sections.get(i);
                int end = i + 1;
                StringBuilder under = new StringBuilder(section.text());
                while (end < sections.size() && sections.get(end).level() > section.level()) {
                    under.append("\n\n").append(sections.get(end).text());
                    end++;
                }
                List<String> stems = Tokens.stems(under.toString());
                if (section.level() == 0 || stems.size() < FEWEST_WORDS) {
                    continue;
                }
                numberOf.put(i, planted.size());
                planted.add(
                        new KnownWriting.Planted(
                                section.heading(),
                                parent(sections, i, numberOf),
                                Tokens.stems(section.heading()),
                                words(section.heading(), stems, tokens)));
            }
        }
        return planted;
    }

    private static OptionalInt parent(
            List<Section> sections, int child, Map<Integer, Integer> numberOf) {
        int level = sections.get(child).level();
        for (int i = child - 1; i > 0; i--) {
            if (sections.get(i).level() < level) {
                Integer number = numberOf.get(i);
                if (number != null) {
                    return OptionalInt.of(number);
                }
                level = sections.get(i).level();
            }
        }
        return OptionalInt.empty();
    }

    private static List<String> words(String heading, List<String> stems, Tokens tokens) {
        Map<String, Integer> counts = new HashMap<>();
        stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        return Stream.concat(
                        Tokens.stems(heading).stream().limit(4),
                        tokens.telling(counts, Matching.WORDS).stream())
                .distinct()
                .limit(Matching.WORDS)
                .toList();
    }

    private static Message message(String source, String text) {
        return new Message(
                source,
                source,
                "",
                source,
                null,
                "",
                Speaker.AUTHOR,
                "",
                null,
                new CharacterRange(0, text.length()),
                text);
    }
}
