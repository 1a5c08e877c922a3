package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/** Is it noticed when an endpoint gives some answers by another model? */
public final class MixedBench {
    private static final double FALSE_ALARMS = .05;
    private static final double TAIL = .025;

    private final PrintStream out;

    public MixedBench(PrintStream out) {
        this.out = out;
    }

    /** Mixes so many times for each model and share. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        AnswersFolder learnt = train == null ? rounds.test() : AnswersFolder.read(train);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Progress progress = new Progress(out, rounds.rounds().size() * 4);
        MixedDraws known = new MixedDraws();
        MixedDraws draws = new MixedDraws();
        ExchangedDraws exchanged = new ExchangedDraws(FALSE_ALARMS);
        for (Round round : rounds.rounds()) {
            for (Round inner : Round.halves(round.train(), 1, seed)) {
                known.add(learnt, Method.background(inner), inner.test(), trials, random);
                progress.step("a threshold on half of the models learnt from");
            }
            draws.add(rounds.test(), Method.background(round), round.test(), trials, random);
            progress.step("mixtures of %d models".formatted(round.test().size()));
            exchanged.add(rounds.test(), Method.background(round), round.test(), trials, random);
            progress.step("mixtures of %d models by exchange".formatted(round.test().size()));
        }
        print(exchanged);
        print(rounds, draws, known.threshold(FALSE_ALARMS), (System.nanoTime() - start) / 1e9);
    }

    private void print(ExchangedDraws exchanged) {
        Table table =
                new Table(
                        "share of another",
                        "noticed by exchange",
                        "its name told",
                        "share in limits",
                        "noticed where none is claimed");
        Map<String, Object> noticed = new LinkedHashMap<>();
        Map<String, Object> unclaimed = new LinkedHashMap<>();
        for (double share : ExchangedDraws.SHARES) {
            Shares ofLikeliest = exchanged.noticedUnclaimed(share, FALSE_ALARMS);
            table.row(
                    share,
                    exchanged.noticed(share).say(),
                    share == 0 ? "-" : exchanged.named(share).say(),
                    exchanged.held(share).say(),
                    ofLikeliest.say());
            noticed.put(String.valueOf(share), exchanged.noticed(share).rounded());
            unclaimed.put(String.valueOf(share), ofLikeliest.rounded());
        }
        out.println();
        table.print(out);
        Map<String, Object> alarms = new LinkedHashMap<>();
        for (double level : List.of(FALSE_ALARMS, ExchangedDraws.STRICT)) {
            Shares claimed = exchanged.noticed(0, level);
            Shares likeliest = exchanged.noticedUnclaimed(0, level);
            int draws = exchanged.draws(0);
            BinomialDistribution promised = BinomialDistribution.of(Math.max(1, draws), level);
            out.printf(
                    Locale.ROOT,
                    "False alarms at %s: %s; where none is claimed: %s; of %d draws, whose 95 %%"
                            + " interval is %.4f to %.4f.%n",
                    level,
                    claimed.say(),
                    likeliest.say(),
                    draws,
                    promised.inverseCumulativeProbability(TAIL) / (double) Math.max(1, draws),
                    promised.inverseCumulativeProbability(1 - TAIL) / (double) Math.max(1, draws));
            alarms.put(String.valueOf(level), claimed.rounded());
        }
        if (!exchanged.again().isEmpty()) {
            out.println("\nThe same model recorded twice, asked what enrolled it, seems mixed:");
            exchanged
                    .again()
                    .forEach((pair, tally) ->
                            out.printf(
                                    Locale.ROOT,
                                    "  %s: %.2f of %d%n",
                                    pair,
                                    tally.share(),
                                    tally.draws()));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "mixed by exchange");
        figures.put("noticed", noticed);
        figures.put("false_alarms", alarms);
        figures.put("noticed_unclaimed", unclaimed);
        Table.json(out, figures);
    }

    private void print(Rounds rounds, MixedDraws draws, double learnt, double seconds) {
        double threshold = draws.threshold(FALSE_ALARMS);
        Table table =
                new Table(
                        "share of another",
                        "noticed",
                        "its family not in the panel",
                        "noticed by a threshold learnt elsewhere");
        table.row(
                "none (false alarms)",
                draws.falseAlarms(threshold).say(),
                "-",
                draws.falseAlarms(learnt).say());
        Map<String, Object> noticed = new LinkedHashMap<>();
        Map<String, Object> unknown = new LinkedHashMap<>();
        Map<String, Object> elsewhere = new LinkedHashMap<>();
        elsewhere.put("false_alarms", draws.falseAlarms(learnt).rounded());
        for (double share : MixedDraws.SHARES) {
            Shares of = draws.noticed(share, threshold);
            Shares blind = draws.noticedUnknown(share, threshold);
            table.row(share, of.say(), blind.say(), draws.noticed(share, learnt).say());
            noticed.put(String.valueOf(share), of.rounded());
            unknown.put(String.valueOf(share), blind.rounded());
            elsewhere.put(String.valueOf(share), draws.noticed(share, learnt).rounded());
        }
        out.printf(
                Locale.ROOT,
                "%n%d answers, %s false alarms among %d unmixed draws; brackets: 95 %% by bootstrap"
                        + " over claimed models%n%n",
                MixedDraws.ANSWERS,
                FALSE_ALARMS,
                draws.honestDraws());
        table.print(out);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "mixed");
        figures.put("models", rounds.test().models().size());
        figures.put("noticed", noticed);
        figures.put("noticed_other_not_in_panel", unknown);
        figures.put("noticed_by_learnt_threshold", elsewhere);
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }
}
