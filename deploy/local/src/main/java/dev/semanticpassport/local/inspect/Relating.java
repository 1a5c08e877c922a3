package dev.semanticpassport.local.inspect;

import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Anatomy;
import dev.semanticpassport.weights.lineage.Change;
import dev.semanticpassport.weights.lineage.MixtureOfParents;
import dev.semanticpassport.weights.lineage.Relation;
import dev.semanticpassport.weights.lineage.SameBase;
import dev.semanticpassport.weights.lineage.Tracing;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Compares what was opened to others. */
final class Relating {
    /** The same question gets the same answer. */
    private static final long SEED = 1;

    private Relating() {}

    static Lineage relate(Opened opened, List<Path> others, List<Refusal> refusals) {
        List<Lineage.Relative> relatives = new ArrayList<>();
        List<Lineage.Base> bases = new ArrayList<>();
        List<Anatomy> parents = new ArrayList<>();
        for (Path path : others) {
            try (Opened other = Opening.open(path)) {
                refusals.addAll(other.refusals());
                if (opened.contents() instanceof Contents.LowRank
                        && other.contents() instanceof Contents.Model) {
                    base(opened, other, path, refusals).ifPresent(bases::add);
                    continue;
                }
                Optional<Relation> relation =
                        Tracing.trace(opened, other, new SplittableRandom(SEED));
                relation.ifPresent(
                        one -> relatives.add(new Lineage.Relative(path.toString(), one)));
                if (relation.isEmpty()) {
                    refusals.add(
                            new Refusal(
                                    Refusal.Kind.UNSUPPORTED,
                                    path.toString(),
                                    "",
                                    "has no matrix of the same name and shape to compare"));
                } else if (others.size() > 1 && !(opened.contents() instanceof Contents.LowRank)) {
                    Anatomy.of(other).ifPresent(parents::add);
                }
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return new Lineage(relatives, bases, mixture(opened, parents, relatives.size(), refusals));
    }

    /** Whether an adapter was made for a model. */
    private static Optional<Lineage.Base> base(
            Opened adapter, Opened model, Path path, List<Refusal> refusals)
            throws RefusedException {
        Optional<Anatomy> anatomy = Anatomy.of(model);
        OptionalDouble p =
                anatomy.isPresent()
                        ? SameBase.pValue(
                                Change.of(adapter), anatomy.get(), new SplittableRandom(SEED))
                        : OptionalDouble.empty();
        if (p.isEmpty()) {
            refusals.add(
                    new Refusal(
                            Refusal.Kind.UNSUPPORTED,
                            path.toString(),
                            "",
                            "has no matrix that the adapter could change, or too wide ones"));
            return Optional.empty();
        }
        return Optional.of(new Lineage.Base(path.toString(), p.getAsDouble()));
    }

    /** Of models alone, and only if each of the others can have a part in it. */
    private static Optional<MixtureOfParents> mixture(
            Opened opened, List<Anatomy> parents, int relatives, List<Refusal> refusals) {
        if (parents.size() < 2 || parents.size() < relatives) {
            return Optional.empty();
        }
        try {
            Optional<Anatomy> child = Anatomy.of(opened);
            return child.isPresent() && parents.stream().allMatch(child.get()::comparable)
                    ? Optional.of(MixtureOfParents.of(child.get(), parents))
                    : Optional.empty();
        } catch (RefusedException e) {
            refusals.add(e.refusal());
            return Optional.empty();
        }
    }
}
