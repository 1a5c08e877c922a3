package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Samples drawn in shuffled rounds, so that each comes as often as any other. */
final class Deck {
    private final List<Sample> samples;
    private final List<Sample> order;
    private final SplittableRandom random;
    private int next;

    Deck(List<Sample> samples, long seed) {
        this.samples = List.copyOf(samples);
        this.order = new ArrayList<>(samples);
        this.random = new SplittableRandom(seed);
        this.next = samples.size();
    }

    List<Sample> all() {
        return samples;
    }

    /**
     * The next samples of the round and, where it ends, of the one that follows; none from an empty
     * deck.
     */
    List<Sample> draw(int count) {
        List<Sample> drawn = new ArrayList<>();
        while (drawn.size() < count && !order.isEmpty()) {
            if (next == order.size()) {
                Collections.shuffle(order, random);
                next = 0;
            }
            drawn.add(order.get(next++));
        }
        return drawn;
    }

    static List<Sample> together(List<Sample> some, List<Sample> others) {
        List<Sample> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
