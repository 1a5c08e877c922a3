package dev.semanticpassport.transfer.naming;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.language.Terms;
import dev.semanticpassport.meaning.publishing.Withholding;
import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.language.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives ideas names under which they can be asked about, and finds what is said of them. */
public final class Naming {

    /** Longer labels are no names; they are cut. */
    private static final int LONGEST_LABEL = 80;

    /** In code points; a small model can say that much, and a reader takes it in at once. */
    public static final int LONGEST_EXPRESSION = 160;

    /** Words that an expression has beside the label's own, at least. */
    private static final int FEWEST_OWN_WORDS = 2;

    private Naming() {}

    /**
     * The ideas to be carried, in the tree's order: those that the author did not reject, held in
     * one of these ways. A label that two ideas share is followed by a broader idea's label, and
     * where that does not help, the later one is left out.
     *
     * @param passages what the ideas' quotes stand in
     */
    public static List<NamedIdea> name(MeaningTree tree, Passages passages, Set<Holding> holdings) {
        Withholding withholding = new Withholding(tree);
        List<NamedIdea> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Idea idea : tree.ideas()) {
            if (idea.standing() == Standing.REJECTED || !holdings.contains(idea.holding())) {
                continue;
            }
            labels(idea, tree)
                    .filter(label -> !Normalising.normalise(label).isEmpty())
                    .filter(label -> taken.add(Normalising.normalise(label)))
                    .findFirst()
                    .ifPresent(label -> named.add(named(idea, label, tree, passages, withholding)));
        }
        return List.copyOf(named);
    }

    private static NamedIdea named(
            Idea idea, String label, MeaningTree tree, Passages passages, Withholding withholding) {
        boolean open = idea.standing() == Standing.PUBLIC && !withholding.tells(label);
        // Of an open idea only what may be said; of a private one anything.
        Optional<String> expression =
                sayings(idea, tree, passages)
                        .map(saying -> withoutLabel(saying, label))
                        .filter(saying -> ownWords(saying, label) >= FEWEST_OWN_WORDS)
                        .map(saying -> PlainText.shortened(saying, LONGEST_EXPRESSION))
                        .filter(saying -> !open || !withholding.tells(saying))
                        .findFirst();
        return new NamedIdea(
                idea, label, Language.of(label + " " + expression.orElse("")), expression, open);
    }

    private static Stream<String> labels(Idea idea, MeaningTree tree) {
        String label = label(idea);
        return Stream.concat(
                Stream.of(label),
                idea.broader().stream()
                        .flatMap(id -> tree.idea(id).stream())
                        .map(broader -> label + " (" + label(broader) + ")"));
    }

    private static String label(Idea idea) {
        String plain = Forms.plain(PlainText.of(idea.label().text()));
        return plain.codePointCount(0, plain.length()) > LONGEST_LABEL
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_LABEL)).strip()
                : plain;
    }

    /** What could be said of an idea, the author's definition first. */
    private static Stream<String> sayings(Idea idea, MeaningTree tree, Passages passages) {
        return Stream.of(
                        idea.definition().map(Wording::text).stream(),
                        idea.quotes().stream().map(Quote::text),
                        idea.quotes().stream().map(passages::sentence),
                        properties(idea).stream(),
                        parts(idea, tree).stream())
                .flatMap(each -> each)
                .map(PlainText::of)
                .map(PlainText::fromFirstWord)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> properties(Idea idea) {
        return idea.aspects().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        idea.aspects().stream()
                                .map(Naming::property)
                                .collect(Collectors.joining("; ")));
    }

    private static String property(Aspect aspect) {
        return PlainText.of(aspect.name()) + ": " + PlainText.of(aspect.value());
    }

    private static Optional<String> parts(Idea idea, MeaningTree tree) {
        List<String> narrower =
                tree.narrower(idea.id()).stream()
                        .filter(each -> each.standing() == Standing.PUBLIC)
                        .map(Naming::label)
                        .toList();
        return narrower.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", narrower));
    }

    /** Without the label and the dash or colon with which a definition begins. */
    private static String withoutLabel(String saying, String label) {
        if (saying.regionMatches(true, 0, label, 0, label.length())) {
            String rest = saying.substring(label.length());
            String after = rest.replaceFirst("^[»”\"'*]*\\s*(?:[–—:=-]|— это|это|is|are)\\s+", "");
            return after.equals(rest) ? saying : after;
        }
        return saying;
    }

    private static int ownWords(String saying, String label) {
        Set<String> own = new HashSet<>(Terms.stems(saying).keySet());
        own.removeAll(Terms.stems(label).keySet());
        return own.size();
    }
}
