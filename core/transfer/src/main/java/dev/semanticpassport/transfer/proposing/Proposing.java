package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.language.Terms;
import dev.semanticpassport.meaning.publishing.Withholding;
import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.naming.NamedIdea;
import dev.semanticpassport.transfer.naming.Naming;
import dev.semanticpassport.transfer.naming.Passages;
import dev.semanticpassport.transfer.traits.Recognition;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Proposes a signature from a meaning tree. The same tree and wishes give the same proposal. */
public final class Proposing {

    private static final int MOST_TERMS = 5;
    private static final int FEWEST_TERMS = 2;

    /** Words of a beacon's list that one idea gives in a round. */
    private static final int WORDS_IN_A_ROUND = 1;

    private Proposing() {}

    /**
     * Beacons, traits and imprints.
     *
     * @param messages those that the tree's quotes stand in; may be empty
     */
    public static Proposal propose(MeaningTree tree, List<Message> messages, Wishes wishes) {
        List<NamedIdea> ideas = Naming.name(tree, new Passages(messages), wishes.holdings());
        Language language = Language.ofMost(ideas.stream().map(NamedIdea::label).toList());
        List<String> sayings = ideas.stream().flatMap(idea -> idea.expression().stream()).toList();
        Map<String, Integer> spread = Terms.spread(sayings);
        return new Proposal(
                language,
                beacons(ideas, language, new Withholding(tree), wishes),
                ideas.stream().flatMap(idea -> trait(idea, spread).stream()).toList(),
                Imprinting.propose(ideas, wishes.imprints()),
                1);
    }

    private static BeaconPlan beacons(
            List<NamedIdea> ideas, Language language, Withholding withholding, Wishes wishes) {
        List<NamedIdea> asked =
                ideas.stream().filter(idea -> idea.open() || wishes.privateBeacons()).toList();
        Forms forms = Forms.of(language);
        return new BeaconPlan(
                (int) Math.min(wishes.beacons(), BeaconPlan.pairs(asked.size())),
                wishes.candidates(),
                forms.beacon(),
                forms.beaconAnswer(),
                language,
                wishes.seed(),
                withWords(asked, withholding, wishes));
    }

    /** Each idea gives a word in turn, until there are enough. */
    private static List<Idea> withWords(
            List<NamedIdea> ideas, Withholding withholding, Wishes wishes) {
        Map<NamedIdea, List<String>> given = new HashMap<>();
        Set<String> taken = new HashSet<>();
        int longest =
                ideas.stream().mapToInt(each -> each.idea().vocabulary().size()).max().orElse(0);
        for (int round = 0; round < longest; round += WORDS_IN_A_ROUND) {
            for (NamedIdea idea : ideas) {
                if (round < idea.idea().vocabulary().size() && taken.size() < wishes.treeWords()) {
                    String word = Normalising.normalise(idea.idea().vocabulary().get(round));
                    boolean allowed = wishes.privateBeacons() || !withholding.isOfLabel(word);
                    if (Normalising.words(word).size() == 1 && allowed && taken.add(word)) {
                        given.computeIfAbsent(idea, _ -> new ArrayList<>()).add(word);
                    }
                }
            }
        }
        return ideas.stream()
                .map(idea -> new Idea(idea.label(), given.getOrDefault(idea, List.of())))
                .toList();
    }

    /**
     * An idea's trait: its rarest terms are looked for, half of them at least; none that stands in
     * a question counts.
     */
    private static Optional<Trait> trait(NamedIdea idea, Map<String, Integer> spread) {
        String expression = idea.expression().orElse("");
        Forms forms = Forms.of(idea.language());
        List<String> asked = filled(forms.definitions(), idea.label());
        List<String> heldOut = filled(forms.heldOut(), idea.label());
        String questions =
                String.join(" ", Stream.concat(asked.stream(), heldOut.stream()).toList());
        List<String> stems = new ArrayList<>();
        for (String stem : Terms.stems(expression).keySet()) {
            boolean stands = !Terms.wordsWith(questions, List.of(stem)).isEmpty();
            if (!stands && stems.stream().noneMatch(other -> overlap(other, stem))) {
                stems.add(stem);
            }
        }
        if (stems.size() < FEWEST_TERMS) {
            return Optional.empty();
        }
        Set<String> rarest =
                new HashSet<>(
                        stems.stream()
                                .sorted(Comparator.comparing(stem -> spread.getOrDefault(stem, 0)))
                                .limit(MOST_TERMS)
                                .toList());
        List<String> terms = stems.stream().filter(rarest::contains).toList();
        int atLeast = Math.max(FEWEST_TERMS, Math.ceilDiv(terms.size(), 2));
        return Optional.of(
                new Trait(
                        idea.id(),
                        idea.label(),
                        asked,
                        heldOut,
                        expression,
                        new Recognition(terms, atLeast, List.of())));
    }

    private static boolean overlap(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static List<String> filled(List<String> forms, String label) {
        return forms.stream().map(form -> Forms.fill(form, label)).toList();
    }
}
