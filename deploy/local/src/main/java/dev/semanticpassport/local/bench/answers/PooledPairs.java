package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import java.util.List;
import java.util.stream.Stream;

/** Pairs of some folders, counted together; thresholds are each folder's own. */
record PooledPairs(List<LineagePairs> folders) {
    PooledPairs {
        folders = List.copyOf(folders);
    }

    PooledPairs only(int folder) {
        return new PooledPairs(folders.subList(folder, folder + 1));
    }

    Stream<LineagePairs.Compared> of(String kind) {
        return folders.stream().flatMap(folder -> folder.of(kind).stream());
    }

    long count(String kind) {
        return of(kind).count();
    }

    /** Each folder's area against unrelated pairs, by how many pairs it has. */
    double area(String kind, LineagePairs.Score score) {
        return area(kind, "unrelated", score);
    }

    /** The same against another kind; folders that lack one of them are left out. */
    double area(String kind, String against, LineagePairs.Score score) {
        double sum = 0;
        int pairs = 0;
        for (LineagePairs folder : folders) {
            List<Double> related = folder.scores(kind, score);
            List<Double> others = folder.scores(against, score);
            if (!others.isEmpty()) {
                sum += related.size() * Ranks.area(related, others);
                pairs += related.size();
            }
        }
        return pairs == 0 ? .5 : sum / pairs;
    }

    /** Pairs of a kind above what a share of their folder's unrelated pairs exceeds. */
    Proportion found(String kind, double level, LineagePairs.Score score) {
        int hits = 0;
        int pairs = 0;
        for (LineagePairs folder : folders) {
            if (!folder.of(kind).isEmpty()) {
                hits += folder.found(kind, level, score).successes();
                pairs += folder.of(kind).size();
            }
        }
        return new Proportion(hits, Math.max(1, pairs));
    }
}
