package dev.semanticpassport.lab.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What can be asked about a world, with the answers: every fact in three wordings. */
public final class Questions {
    private record Kind(String name, Template answer, List<Template> questions) {}

    private final List<Row> rows = new ArrayList<>();

    public Questions(World world) {
        // The templates have no choices, so this is never drawn from.
        SplittableRandom unused = new SplittableRandom(0);
        for (Kind kind : kinds()) {
            for (Map<String, String> slots : subjects(world, kind.name().startsWith("town"))) {
                String answer = kind.answer().fill(slots, unused);
                for (Template question : kind.questions()) {
                    rows.add(new Row(question.fill(slots, unused), answer));
                }
            }
        }
    }

    /** Every question with its answer. */
    public List<Row> rows() {
        return rows;
    }

    private static List<Map<String, String>> subjects(World world, boolean towns) {
        if (towns) {
            return world.towns().stream().map(Stories::townSlots).toList();
        }
        List<Map<String, String>> subjects = new ArrayList<>();
        for (World.Person person : world.people()) {
            Map<String, String> slots = new HashMap<>();
            slots.put("hero", person.name());
            slots.put("home", person.home().name());
            slots.put("trade", person.trade());
            slots.put("friend", person.friend());
            subjects.add(slots);
        }
        return subjects;
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (String line : WordLists.lines("/dev/semanticpassport/lab/corpus/questions.txt")) {
            if (line.startsWith("# ")) {
                int colon = line.indexOf(": ");
                kinds.add(
                        new Kind(
                                line.substring(2, colon),
                                new Template(line.substring(colon + 2)),
                                new ArrayList<>()));
            } else {
                kinds.getLast().questions().add(new Template(line));
            }
        }
        return kinds;
    }
}
