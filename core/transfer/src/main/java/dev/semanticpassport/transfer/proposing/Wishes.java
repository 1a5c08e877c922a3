package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.meaning.Holding;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an author wants of a proposal.
 *
 * @param beacons how many; fewer are proposed where the tree has too few ideas
 * @param candidates of each beacon
 * @param treeWords most words of the tree among the candidates; the others are the shipped list's,
 *     which any model may name, so that a model without the signature names a candidate as well
 * @param privateBeacons whether private ideas give beacons: their labels are then told to whatever
 *     model is verified, and to whoever runs it
 * @param holdings whose ideas are carried
 * @param imprints how ideas are bound to layers
 * @param seed of the beacons' pairs
 */
public record Wishes(
        int beacons,
        int candidates,
        int treeWords,
        boolean privateBeacons,
        Set<Holding> holdings,
        ImprintChoice imprints,
        long seed) {

    /** Most words of the tree among 256 candidates. */
    public static final int DEFAULT_TREE_WORDS = 64;

    public Wishes {
        holdings = Set.copyOf(holdings);
    }

    /**
     * The default: 60 beacons of 256 candidates, from public ideas of the author, of the author's
     * assistants too, and of no other person; only declared imprints.
     */
    public static Wishes of(long seed) {
        return new Wishes(
                Composition.DEFAULT_BEACONS,
                Composition.DEFAULT_CANDIDATES,
                DEFAULT_TREE_WORDS,
                false,
                EnumSet.of(Holding.AUTHOR, Holding.TAKEN_UP, Holding.ASSISTANT),
                new ImprintChoice.DeclaredOnly(),
                seed);
    }

    public Wishes withBeacons(int count) {
        return new Wishes(count, candidates, treeWords, privateBeacons, holdings, imprints, seed);
    }

    public Wishes withPrivateBeacons(boolean allowed) {
        return new Wishes(beacons, candidates, treeWords, allowed, holdings, imprints, seed);
    }

    public Wishes withHoldings(Set<Holding> others) {
        return new Wishes(beacons, candidates, treeWords, privateBeacons, others, imprints, seed);
    }

    public Wishes withImprints(ImprintChoice choice) {
        return new Wishes(beacons, candidates, treeWords, privateBeacons, holdings, choice, seed);
    }
}
