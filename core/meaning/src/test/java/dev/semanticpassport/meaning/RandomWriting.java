package dev.semanticpassport.meaning;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writing of all shapes, for laws: Markdown of every kind, some of it broken, in two languages. */
public final class RandomWriting {
    private static final List<String> NAMES =
            List.of(
                    "семантический маяк",
                    "tide grammar",
                    "скрытая ось",
                    "slow question",
                    "карта переноса",
                    "beacon",
                    "LoRA",
                    "слепой редактор",
                    "word ledger",
                    "паспорт",
                    "🧠 ось & знак",
                    "x\\*y",
                    "a&amp;b",
                    "память рода");
    private static final List<String> PIECES =
            List.of(
                    "## %s\n\n",
                    "# 1. %s (%s)\n\n",
                    "**%s** — это набор правил.\n\n",
                    "- %s\n",
                    "- **%s**: то, что держит %s\n",
                    "1. %s\n2. %s\n\n",
                    "> %s и %s\n\n",
                    "%s is a habit of ordering %s.\n\n",
                    "Only with %s, %s and %s.\n\n",
                    "Либо через %s, либо если взять %s.\n\n",
                    "слой 3 хранит %s, а слой 5 — %s.\n\n",
                    "blocks 4-6 hold the %s\n\n",
                    "**%s: 10–30%%**\n\n",
                    "---\n\n",
                    "| Роль | Знак |\n|---|---|\n| %s | %s |\n\n",
                    "```\n%s\n```\n\n",
                    "Что такое %s и как узнать %s?\n\n",
                    "«%s», «%s»\n",
                    "*%s* `%s` [%s](http://x)\n\n",
                    "    %s\n",
                    "\t\n",
                    "###\n",
                    "%s:\n– %s\n– %s\n\n",
                    "**%s**\n",
                    "<b>%s</b> &nbsp; %s\n\n");

    private RandomWriting() {}

    /** One to eight conversations. */
    public static List<Message> conversations(RandomGenerator random) {
        List<Message> messages = new ArrayList<>();
        int conversations = random.nextInt(1, 8);
        for (int c = 0; c < conversations; c++) {
            messages.addAll(conversation(random, "talk" + c, c));
        }
        return messages;
    }

    public static List<Message> conversation(RandomGenerator random, String name, int day) {
        List<Message> messages = new ArrayList<>();
        int turns = random.nextInt(1, 5);
        for (int i = 0; i < turns; i++) {
            messages.add(
                    Conversations.message(
                            name,
                            "u" + i,
                            i % 2 == 0 ? Speaker.AUTHOR : Speaker.ASSISTANT,
                            Instant.EPOCH.plusSeconds(86_400L * day + i),
                            text(random)));
        }
        return messages;
    }

    public static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 9);
        for (int i = 0; i < pieces; i++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(String.format(piece, name(random), name(random), name(random)));
        }
        return text.toString();
    }

    private static String name(RandomGenerator random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
