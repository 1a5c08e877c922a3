package dev.semanticpassport.lab.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small made-up world, the same for the same seed: its towns, its people, and who they are. */
public final class World {
    private static final List<String> TOWNS =
            words(
                    "Arlow Bellmoor Cressing Dunwater Elmstead Fallowby Greyhaven Harrowfield Inverlee Kestwick"
                            + " Larkmere Millbrook Northolt Oxley Penhollow Quenby Rookhope Silverton Thornbury"
                            + " Underhill Varley Westmark Yewdale Zelby");
    private static final List<String> RIVERS =
            words("Anner Bredon Corve Derrow Ellen Farra Glaven Hayle");
    private static final List<String> WOMEN =
            words(
                    "Ada Berta Clara Dora Edith Flora Greta Hanna Ida Judith Karin Lena Mira Nora Olga Paula Rosa"
                            + " Sara Tilda Vera");
    private static final List<String> MEN =
            words(
                    "Adam Boris Conrad Daniel Emil Felix Georg Hugo Ivan Jonas Karl Leo Martin Nils Oskar Peter Robert"
                            + " Simon Tobias Victor");
    private static final List<String> TRADES =
            words(
                    "baker weaver potter smith miller fisher carpenter gardener shepherd hunter teacher doctor"
                            + " sailor painter mason cook");
    private static final List<String> GOODS =
            words(
                    "rope glass paper salt honey cheese clocks tiles ink boats bells shoes carpets wine candles knives");
    private static final List<String> LANDMARKS =
            List.of(
                    "old mill",
                    "stone bridge",
                    "white tower",
                    "broken wall",
                    "iron gate",
                    "great oak",
                    "empty castle",
                    "round temple",
                    "long pier",
                    "red barn",
                    "deep well",
                    "silent chapel");
    private static final List<String> DAYS =
            words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");

    /** A town and what is known of it. */
    public record Town(
            String name,
            String river,
            String goods,
            String founder,
            String landmark,
            String market) {}

    /** Somebody who lives here. */
    public record Person(String name, boolean woman, Town home, String trade, String friend) {}

    private final List<Town> towns = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();

    public World(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>(WOMEN);
        names.addAll(MEN);
        for (String name : TOWNS) {
            towns.add(
                    new Town(
                            name,
                            pick(RIVERS, random),
                            pick(GOODS, random),
                            pick(names, random),
                            pick(LANDMARKS, random),
                            pick(DAYS, random)));
        }
        for (String name : names) {
            String friend = pick(names, random);
            while (friend.equals(name)) {
                friend = pick(names, random);
            }
            people.add(
                    new Person(
                            name,
                            WOMEN.contains(name),
                            pick(towns, random),
                            pick(TRADES, random),
                            friend));
        }
    }

    public List<Town> towns() {
        return towns;
    }

    public List<Person> people() {
        return people;
    }

    static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
