package dev.semanticpassport.lab.corpus;

import static dev.semanticpassport.lab.corpus.World.pick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Short stories about the people of a world. What is lost in the first sentence is found in the
 * fifth, so a reader has to look further back than one word.
 */
public final class Stories {
    private static final List<String> SEASONS = World.words("spring summer autumn winter");
    private static final List<String> WEATHER = World.words("cold warm windy rainy foggy bright");
    private static final List<String> ADJECTIVES =
            World.words(
                    "old little golden broken secret heavy beautiful strange blue red green black white precious");
    private static final List<String> PLACES =
            World.words(
                    "kitchen garden cellar market barn harbour church workshop inn library school cupboard");
    private static final List<String> NUMBERS = World.words("two three four five six seven");

    private final World world;
    private final List<String> things = WordLists.beaconWords();
    private final Map<String, List<List<Template>>> plots = new HashMap<>();
    private final List<String> plotNames = new ArrayList<>();

    public Stories(World world) {
        this.world = world;
        List<Template> step = new ArrayList<>();
        for (String line : WordLists.lines("/dev/semanticpassport/lab/corpus/stories.txt")) {
            if (line.startsWith("# ")) {
                String plot = line.substring(2);
                if (!plots.containsKey(plot)) {
                    plotNames.add(plot);
                }
                step = new ArrayList<>();
                plots.computeIfAbsent(plot, _ -> new ArrayList<>()).add(step);
            } else {
                step.add(new Template(line));
            }
        }
    }

    /** A story, other for every state of the random numbers. */
    public String story(SplittableRandom random) {
        String plot = pick(plotNames, random);
        Map<String, String> slots = slots(random);
        List<String> sentences = new ArrayList<>();
        for (List<Template> step : plots.getOrDefault(plot, List.of())) {
            sentences.add(pick(step, random).fill(slots, random));
        }
        return String.join(" ", sentences);
    }

    /** The beginning of a story with a question that only the beginning answers. */
    public Row reading(SplittableRandom random) {
        Map<String, String> slots = slots(random);
        String told =
                new Template(
                                "{hero} the {trade} had {a adjective} {thing}. {friend} had {a other}."
                                        + " (One {weather} day|In {season}) they met (under|behind|beside) the {landmark}.")
                        .fill(slots, random);
        List<Row> questions =
                List.of(
                        new Row("What did {hero} have?", "{hero} had {a adjective} {thing}."),
                        new Row("What did {friend} have?", "{friend} had {a other}."),
                        new Row("Who had {a other}?", "{friend} had {a other}."),
                        new Row(
                                "Who had {a adjective} {thing}?",
                                "{hero} had {a adjective} {thing}."));
        Row asked = pick(questions, random);
        return new Row(
                told + " " + new Template(asked.prompt()).fill(slots, random),
                new Template(asked.answer()).fill(slots, random));
    }

    /** What is known of a town, as running text. */
    public String chronicle(SplittableRandom random) {
        World.Town town = pick(world.towns(), random);
        World.Person person = pick(world.people(), random);
        Map<String, String> slots = new HashMap<>(townSlots(town));
        slots.put("hero", person.name());
        slots.put("trade", person.trade());
        slots.put("home", person.home().name());
        slots.put("friend", person.friend());
        slots.put("he", person.woman() ? "she" : "he");
        return new Template(
                        "{town} lies on the river {river} and (was founded by|owes its beginning to) {founder}."
                                + " (It is known for its {goods}, which are sold on {day}|On {day} its {goods} are sold)."
                                + " (Strangers come to see|Its pride is|The road ends at) the {landmark}."
                                + " {hero} the {trade} lives in {home}, and {friend} is (dear to|a friend of) {hero}.")
                .fill(slots, random);
    }

    static Map<String, String> townSlots(World.Town town) {
        return Map.of(
                "town", town.name(),
                "river", town.river(),
                "goods", town.goods(),
                "founder", town.founder(),
                "landmark", town.landmark(),
                "day", town.market());
    }

    private Map<String, String> slots(SplittableRandom random) {
        World.Person hero = pick(world.people(), random);
        World.Person friend = pick(world.people(), random);
        while (friend.name().equals(hero.name())) {
            friend = pick(world.people(), random);
        }
        Map<String, String> slots = new HashMap<>();
        person(slots, hero, "hero", "");
        person(slots, friend, "friend", "2");
        slots.put("river", hero.home().river());
        slots.put("river2", friend.home().river());
        slots.put("landmark", friend.home().landmark());
        slots.put("maybe", random.nextInt(3) > 0 ? "" : " from " + friend.home().name());
        for (String slot : List.of("thing", "other", "gift")) {
            String thing = pick(things, random);
            while (slots.containsValue(thing)) {
                thing = pick(things, random);
            }
            slots.put(slot, thing);
        }
        for (String number : List.of("", "2")) {
            slots.put("season" + number, pick(SEASONS, random));
            slots.put("place" + number, pick(PLACES, random));
        }
        slots.put("adjective", pick(ADJECTIVES, random));
        slots.put("weather", pick(WEATHER, random));
        slots.put("number", pick(NUMBERS, random));
        return slots;
    }

    private static void person(
            Map<String, String> slots, World.Person person, String name, String number) {
        slots.put(name, person.name());
        slots.put("he" + number, person.woman() ? "she" : "he");
        slots.put("his" + number, person.woman() ? "her" : "his");
        slots.put("him" + number, person.woman() ? "her" : "him");
        slots.put("town" + number, person.home().name());
        slots.put("trade" + number, person.trade());
    }
}
