package dev.semanticpassport.local.command;

import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.transfer.proposing.ImprintChoice;
import dev.semanticpassport.transfer.proposing.Wishes;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What an author wants of a proposal. */
public final class WishesOption {

    @CommandLine.Option(
            names = "--beacons",
            defaultValue = "60",
            description =
                    "How many; fewer where the tree has too few ideas (default: ${DEFAULT-VALUE}).")
    private int beacons = Composition.DEFAULT_BEACONS;

    @CommandLine.Option(
            names = "--private-beacons",
            description =
                    "Let private ideas give beacons: whoever runs a model that is verified then"
                            + " reads their labels.")
    private boolean privateBeacons;

    @CommandLine.Option(
            names = "--of-others",
            description = "Carry ideas that only other persons said, too.")
    private boolean ofOthers;

    @CommandLine.Option(
            names = "--own-only",
            description = "Carry no idea that only an assistant said.")
    private boolean ownOnly;

    @CommandLine.Option(
            names = "--spread",
            paramLabel = "LAYERS",
            description = "Spread ideas without a declared binding over so many layers.")
    private int spread;

    @CommandLine.Option(
            names = "--draw",
            paramLabel = "LAYERS",
            description = "Let public randomness bind each idea to one of so many layers.")
    private int draw;

    @CommandLine.Option(
            names = "--randomness",
            paramLabel = "HEX",
            description = "r, with --draw: 64 hexadecimal digits, drawn after the tree was fixed.")
    private @Nullable String randomness;

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the beacons' pairs (default: a random one).")
    private @Nullable Long seed;

    Wishes wishes() {
        return Wishes.of(seed == null ? new SecureRandom().nextLong() : seed)
                .withBeacons(beacons)
                .withPrivateBeacons(privateBeacons)
                .withHoldings(holdings())
                .withImprints(imprints());
    }

    private Set<Holding> holdings() {
        Set<Holding> holdings = EnumSet.of(Holding.AUTHOR, Holding.TAKEN_UP);
        if (!ownOnly) {
            holdings.add(Holding.ASSISTANT);
        }
        if (ofOthers) {
            holdings.add(Holding.OTHER);
        }
        return holdings;
    }

    private ImprintChoice imprints() {
        if (draw > 0) {
            if (randomness == null) {
                throw new IllegalArgumentException("--draw needs --randomness");
            }
            return new ImprintChoice.Drawn(draw, Sha256.parse(randomness));
        }
        return spread > 0 ? new ImprintChoice.Spread(spread) : new ImprintChoice.DeclaredOnly();
    }
}
