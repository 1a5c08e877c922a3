package dev.semanticpassport.local.bench.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who belongs to the population: trained ones first, then what is made of them, in an order in
 * which parents come before children.
 */
final class Plan {
    /** The world that all starts of their own are trained on. */
    private static final long COMMON_DATA = 1;

    private static final int OTHER_DATA = 3;
    private static final int AUTHORS = 6;
    private static final int ADAPTER_SHARE = 3;

    private static final List<Kind> MODEL_KINDS =
            Arrays.stream(Kind.values())
                    .filter(kind -> !kind.adapter() && kind != Kind.TRAINED)
                    .toList();
    private static final List<Kind> ADAPTER_KINDS =
            Arrays.stream(Kind.values())
                    .filter(kind -> kind.adapter() && kind != Kind.ADAPTER)
                    .toList();

    private final List<Member> members = new ArrayList<>();
    private final long seed;

    private Plan(long seed) {
        this.seed = 1_000_000 * seed;
    }

    /**
     * Draws it up.
     *
     * @param models all of them, adapters too
     * @param independent of them models that are trained from random numbers: five of eight from
     *     starts of their own on the same data, three of eight from the starts of others on other
     *     data
     */
    static List<Member> of(int models, int independent, long seed) {
        Plan plan = new Plan(seed);
        plan.trained(independent);
        int adapters = models / ADAPTER_SHARE;
        int authors = Math.max(2 * AUTHORS, adapters / (ADAPTER_KINDS.size() - 1));
        plan.adapters(authors);
        List<Member> trained = plan.members.stream().filter(Member::trained).toList();
        plan.madeOfModels(
                trained.stream().filter(one -> !one.kind().adapter()).toList(), models - adapters);
        plan.madeOfAdapters(trained.stream().filter(one -> one.kind().adapter()).toList(), models);
        return plan.members;
    }

    private void trained(int independent) {
        int shared = Math.max(1, independent / (OTHER_DATA + 5));
        int starts = independent - OTHER_DATA * shared;
        for (int start = 1; start <= starts; start++) {
            trained(start, COMMON_DATA);
        }
        for (int start = 1; start <= shared; start++) {
            for (int other = 1; other <= OTHER_DATA; other++) {
                trained(start, COMMON_DATA + other);
            }
        }
    }

    private void trained(int start, long data) {
        String name = "trained-" + start + "-" + data;
        members.add(new Member(name, Kind.TRAINED, seed + start, seed + data, List.of(), name));
    }

    /** On each base authors of their own starts, half on one and half on data of their own. */
    private void adapters(int count) {
        for (int i = 0; i < count; i++) {
            int base = 1 + i / (AUTHORS + 2);
            int author = i % (AUTHORS + 2);
            // the last two have the starts of the first two, and other data
            int start = author < AUTHORS ? author : author - AUTHORS;
            int data = author < AUTHORS / 2 ? 10 : 11 + author;
            members.add(
                    new Member(
                            "adapter-" + base + "-" + author,
                            Kind.ADAPTER,
                            seed + 1_000L * base + start,
                            seed + data,
                            List.of(),
                            "trained-" + base + "-" + COMMON_DATA));
        }
    }

    private void madeOfModels(List<Member> parents, int until) {
        for (int i = 0; count(false) < until; i++) {
            Member parent = parents.get(i % parents.size());
            // parents and kinds take turns, and every further round begins with another kind
            Kind kind = MODEL_KINDS.get((i + i / parents.size()) % MODEL_KINDS.size());
            String name = kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + i;
            if (kind.told() == Kind.Told.PARENTS) {
                List<String> relatives = new ArrayList<>();
                for (int relative = 0; relative < 2; relative++) {
                    relatives.add(name + "-of-" + relative);
                    members.add(
                            made(
                                    relatives.getLast(),
                                    relative == 0 ? Kind.FURTHER_MUCH : Kind.FURTHER,
                                    100 + 2 * i + relative,
                                    parent,
                                    List.of(parent.name())));
                }
                members.add(made(name, kind, i, parent, relatives));
            } else {
                members.add(made(name, kind, 100 + 2 * i, parent, List.of(parent.name())));
            }
        }
    }

    private void madeOfAdapters(List<Member> parents, int until) {
        for (int i = 0; members.size() < until; i++) {
            Member parent = parents.get(i % parents.size());
            Kind kind = ADAPTER_KINDS.get((i + i / parents.size()) % ADAPTER_KINDS.size());
            List<String> all = new ArrayList<>(List.of(parent.name()));
            if (kind.told() == Kind.Told.PARENTS) {
                parents.stream()
                        .filter(one -> one.on().equals(parent.on()))
                        .filter(one -> one.start() != parent.start())
                        .findFirst()
                        .ifPresent(one -> all.add(one.name()));
            }
            if (kind.told() != Kind.Told.PARENTS || all.size() == 2) {
                String name = kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + i;
                members.add(made(name, kind, 20 + i, parent, all));
            }
        }
    }

    private Member made(String name, Kind kind, long data, Member parent, List<String> parents) {
        return new Member(
                name,
                kind,
                parent.start(),
                seed + data,
                parents,
                kind.adapter() ? parent.on() : name);
    }

    private long count(boolean adapters) {
        return members.stream().filter(one -> one.kind().adapter() == adapters).count();
    }
}
