package dev.semanticpassport.probe.asking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The records that this replica holds, by partition. A partition that is given away takes with it
 * what was not begun, and waits for what was: else calls under way would be paid for here and
 * there. Safe for concurrent use.
 */
public final class Custody {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();
    private final Map<String, TreeMap<Long, Held>> partitions = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    private enum State {
        WAITING,
        UNDER_WAY,
        DONE
    }

    /** One record in custody. */
    public final class Held implements Permission {
        private State state = State.WAITING;
        private boolean given;

        private Held() {}

        @Override
        public boolean begins() {
            lock.lock();
            try {
                if (given) {
                    return false;
                }
                state = State.UNDER_WAY;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void rests() {
            becomes(State.WAITING);
        }

        /** Kafka has its outcome or its dead letter. */
        public void done() {
            becomes(State.DONE);
        }

        /** Whether its partition was given away. */
        public boolean given() {
            lock.lock();
            try {
                return given;
            } finally {
                lock.unlock();
            }
        }

        private void becomes(State next) {
            lock.lock();
            try {
                if (state != State.DONE) {
                    state = next;
                }
                less.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes a record; offsets of a partition come in ascending order. */
    public Held take(String partition, long offset) {
        lock.lock();
        try {
            TreeMap<Long, Held> records =
                    partitions.computeIfAbsent(partition, _ -> new TreeMap<>());
            forgetDone(records);
            Held held = new Held();
            // one that was on its way when its partition went
            held.given = gone.contains(partition);
            records.put(offset, held);
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** The last one stays: it says how far everything is done. */
    private static void forgetDone(NavigableMap<Long, Held> records) {
        while (records.size() > 1 && records.firstEntry().getValue().state == State.DONE) {
            records.pollFirstEntry();
        }
    }

    /**
     * Gives partitions away: nothing of them begins any more, and what is under way has so long to
     * end.
     *
     * @return for each partition of which records were taken, the offset from which another replica
     *     must go on: everything below it is done
     */
    public Map<String, Long> give(Collection<String> names, Duration longest)
            throws InterruptedException {
        lock.lock();
        try {
            List<Held> held = new ArrayList<>();
            for (String name : names) {
                held.addAll(partitions.getOrDefault(name, new TreeMap<>()).values());
            }
            held.forEach(one -> one.given = true);
            gone.addAll(names);
            long left = longest.toNanos();
            while (left > 0 && held.stream().anyMatch(one -> one.state == State.UNDER_WAY)) {
                left = less.awaitNanos(left);
            }
            Map<String, Long> next = new HashMap<>();
            for (String name : names) {
                TreeMap<Long, Held> records = partitions.remove(name);
                if (records != null) {
                    next.put(name, next(records));
                }
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Partitions come, for the first time or again. */
    public void come(Collection<String> names) {
        lock.lock();
        try {
            names.forEach(partitions::remove);
            gone.removeAll(Set.copyOf(names));
        } finally {
            lock.unlock();
        }
    }

    private static long next(NavigableMap<Long, Held> records) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().state != State.DONE)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(records.lastKey() + 1);
    }
}
