package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From figures to words. */
final class Concluding {
    private Concluding() {}

    /** What was found of an idea. */
    static List<Finding> findings(
            String idea,
            Finding.@Nullable Reason unmeasured,
            List<Loss> losses,
            List<Kept> kept,
            KnockoutRules rules) {
        if (unmeasured != null) {
            return List.of(new Finding.NotMeasured(unmeasured));
        }
        List<Loss> own = losses.stream().filter(loss -> loss.idea().equals(idea)).toList();
        List<Finding> findings = new ArrayList<>();
        for (Loss loss : own) {
            if (loss.necessary() && loss.removed().parts().size() == 1) {
                findings.add(new Finding.Necessary(loss.removed().parts().first(), loss.loss()));
            }
        }
        for (Kept row : kept) {
            if (row.idea().equals(idea) && row.sufficient()) {
                findings.add(new Finding.Sufficient(row.kept().parts().first(), row.score()));
            }
        }
        for (Loss loss : own) {
            if (loss.necessary() && loss.removed().parts().size() == 2) {
                redundant(loss, own, rules).ifPresent(findings::add);
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    new Finding.Spread(
                            own.stream()
                                    .filter(loss -> loss.removed().parts().size() == 1)
                                    .filter(loss -> loss.loss().low() > rules.leastLoss())
                                    .map(loss -> loss.removed().parts().first())
                                    .toList()));
        }
        return findings;
    }

    /** A pair's loss is redundancy only where neither part alone takes anything. */
    private static Optional<Finding> redundant(Loss pair, List<Loss> own, KnockoutRules rules) {
        Iterator<Part> parts = pair.removed().parts().iterator();
        Part part = parts.next();
        Part other = parts.next();
        return harmless(part, own, rules) && harmless(other, own, rules)
                ? Optional.of(new Finding.RedundantWith(part, other, pair.loss()))
                : Optional.empty();
    }

    private static boolean harmless(Part part, List<Loss> own, KnockoutRules rules) {
        return own.stream()
                .anyMatch(loss ->
                        loss.removed().equals(Variant.Minus.of(part))
                                && loss.loss().high() < rules.leastLoss());
    }

    static JudgedBinding unmeasured(DeclaredBinding binding) {
        return new JudgedBinding(
                binding, JudgedBinding.Judgement.NOT_MEASURED, Optional.empty(), Optional.empty());
    }

    /** A declared binding beside its measured loss. */
    static JudgedBinding judged(
            DeclaredBinding binding,
            Loss loss,
            boolean confirmed,
            List<Loss> losses,
            KnockoutRules rules) {
        if (confirmed) {
            return new JudgedBinding(
                    binding,
                    JudgedBinding.Judgement.CONFIRMED,
                    Optional.of(loss),
                    Optional.empty());
        }
        Optional<Part> elsewhere =
                loss.loss().high() < rules.leastLoss()
                        ? elsewhere(binding, losses)
                        : Optional.empty();
        return new JudgedBinding(
                binding,
                elsewhere.isPresent()
                        ? JudgedBinding.Judgement.CONTRADICTED
                        : JudgedBinding.Judgement.NOT_MEASURED,
                Optional.of(loss),
                elsewhere);
    }

    /** Another part that the idea was found to need; the selection is over all of them. */
    private static Optional<Part> elsewhere(DeclaredBinding binding, List<Loss> losses) {
        return losses.stream()
                .filter(loss -> loss.idea().equals(binding.idea()) && loss.necessary())
                .filter(loss -> loss.removed().parts().size() == 1)
                .filter(loss -> Differences.apart(loss.removed(), binding.removal()))
                .map(loss -> loss.removed().parts().first())
                .findFirst();
    }
}
