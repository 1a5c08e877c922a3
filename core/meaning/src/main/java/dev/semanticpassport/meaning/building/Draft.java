package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An idea in the making. Lives within one drawing of a tree only. */
final class Draft {

    /** What made it one, from the surest to the least sure. */
    enum Origin {
        QUESTION(4),
        HEADING(4),
        ITEM(3.5),
        BOUND(3.5),
        DEFINED(3),
        LISTED(2.5),
        ROW(2),
        EMPHASISED(2),
        THEME(2),
        TERM(1.5);

        /** What it weighs when room is short. */
        final double worth;

        Origin(double worth) {
            this.worth = worth;
        }
    }

    /**
     * A broader idea, and how sure it is. Where the author arranged ideas, that counts before any
     * arrangement of others.
     */
    record Link(Strength strength, boolean authors) implements Comparable<Link> {
        private int rank() {
            boolean arranged = authors && strength.compareTo(Strength.LISTED) >= 0;
            return strength.rank + (arranged ? AUTHORS_FIRST : 0);
        }

        @Override
        public int compareTo(Link other) {
            return Integer.compare(rank(), other.rank());
        }
    }

    /** How sure a broader idea is: the surest win, the others become related. */
    enum Strength {
        GUESSED(0),
        MENTIONED(1),
        LISTED(2),
        STRUCTURED(3);

        final int rank;

        Strength(int rank) {
            this.rank = rank;
        }
    }

    private static final int AUTHORS_FIRST = 10;

    final int number;
    final Label label;
    final Quote anchor;
    Origin origin;
    @Nullable Wording definition;
    final Set<Quote> quotes = new LinkedHashSet<>();
    final Set<Aspect> aspects = new LinkedHashSet<>();
    final List<Binding> bindings = new ArrayList<>();
    final Map<Draft, Link> broader = new LinkedHashMap<>();
    final Set<Draft> related = new LinkedHashSet<>();

    /** Sentences that stand under it. */
    final Numbers section = new Numbers();

    /** Sentences that name it. */
    final Numbers mentions = new Numbers();

    Draft(int number, Label label, Quote anchor, Origin origin) {
        this.number = number;
        this.label = label;
        this.anchor = anchor;
        this.origin = origin;
        quotes.add(anchor);
    }

    /** Takes a broader idea, unless it is this one or stands below it. */
    void under(@Nullable Draft parent, Strength strength, Speaker speaker) {
        if (parent != null) {
            link(parent, new Link(strength, speaker == Speaker.AUTHOR));
        }
    }

    /** The same. */
    void link(Draft parent, Link link) {
        if (parent != this && !parent.isUnder(this)) {
            broader.merge(parent, link, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    /** Whether that idea is broader than this one, by any way. */
    boolean isUnder(Draft other) {
        Set<Draft> seen = new LinkedHashSet<>();
        List<Draft> open = new ArrayList<>(broader.keySet());
        while (!open.isEmpty()) {
            Draft next = open.removeLast();
            if (next == other) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(next.broader.keySet());
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return label.text();
    }
}
