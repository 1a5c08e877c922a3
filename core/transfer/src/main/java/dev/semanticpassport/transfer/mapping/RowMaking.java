package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.language.Terms;
import dev.semanticpassport.meaning.publishing.Withholding;
import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.mapping.TrainingRow.Origin;
import dev.semanticpassport.transfer.naming.NamedIdea;
import dev.semanticpassport.transfer.naming.Passages;
import dev.semanticpassport.transfer.naming.PlainText;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one idea after the other; a prompt that was taken is not taken again. */
final class RowMaking {

    private static final int MOST_STATEMENTS = 3;
    private static final int MOST_CLOZES = 2;
    private static final int MOST_CONTRASTS = 2;
    private static final String GAP = "___";

    private final Map<IdeaId, NamedIdea> ideas;
    private final Passages passages;
    private final HoldingOut heldOut;
    private final Withholding withholding;
    private final Proposal proposal;
    private final Set<String> taken = new HashSet<>();

    RowMaking(
            Map<IdeaId, NamedIdea> ideas,
            Passages passages,
            HoldingOut heldOut,
            Withholding withholding,
            Proposal proposal) {
        this.ideas = ideas;
        this.passages = passages;
        this.heldOut = heldOut;
        this.withholding = withholding;
        this.proposal = proposal;
    }

    boolean mayBePublic(Trait trait) {
        return Stream.of(
                        Stream.of(trait.label(), trait.expression()),
                        trait.paraphrases().stream(),
                        trait.heldOut().stream(),
                        trait.recognition().terms().stream(),
                        trait.recognition().phrases().stream())
                .flatMap(each -> each)
                .noneMatch(withholding::tells);
    }

    List<TrainingRow> rows(NamedIdea idea) {
        Making of = new Making(idea, Forms.of(idea.language()), new ArrayList<>());
        pairs(of);
        statements(of);
        clozes(of);
        definitions(of);
        contrasts(of);
        links(of);
        properties(of);
        return of.rows();
    }

    private record Making(NamedIdea idea, Forms forms, List<TrainingRow> rows) {}

    private void pairs(Making of) {
        if (of.idea().idea().holding() != Holding.TAKEN_UP) {
            return;
        }
        for (Quote quote : of.idea().idea().quotes()) {
            passages.askedBefore(quote)
                    .ifPresent(asked -> add(of, Origin.PAIR, asked, passages.around(quote), quote));
        }
    }

    private void statements(Making of) {
        of.idea().idea().quotes().stream()
                .filter(quote -> quote.speaker() == Speaker.AUTHOR)
                .limit(MOST_STATEMENTS)
                .forEach(quote ->
                        add(
                                of,
                                Origin.STATEMENT,
                                of.forms().statement(of.idea().label()),
                                passages.around(quote),
                                quote));
    }

    /** Telling words are left out, the trait's first: they are what it is recognised by. */
    private void clozes(Making of) {
        String said = said(of.idea());
        List<String> stems =
                proposal.trait(of.idea().id())
                        .map(trait -> trait.recognition().terms())
                        .orElseGet(() -> List.copyOf(Terms.stems(said).keySet()));
        int made = 0;
        for (String stem : stems) {
            Matcher word =
                    Pattern.compile("(?iu)(?<!\\p{L})" + Pattern.quote(stem) + "\\p{L}*")
                            .matcher(said);
            if (made < MOST_CLOZES && word.find()) {
                made++;
                add(
                        of,
                        Origin.CLOZE,
                        of.forms()
                                .cloze(
                                        of.idea().label(),
                                        said.substring(0, word.start())
                                                + GAP
                                                + said.substring(word.end())),
                        PlainText.sentence(word.group()),
                        null);
            }
        }
    }

    private void definitions(Making of) {
        String said = said(of.idea());
        if (said.isEmpty()) {
            return;
        }
        List<String> questions =
                proposal.trait(of.idea().id())
                        .map(Trait::paraphrases)
                        .orElseGet(() ->
                                of.forms().definitions().stream()
                                        .map(form -> Forms.fill(form, of.idea().label()))
                                        .toList());
        questions.forEach(question -> add(of, Origin.DEFINITION, question, said, null));
    }

    /** With the ideas that follow under the same broader one. */
    private void contrasts(Making of) {
        String said = said(of.idea());
        List<NamedIdea> siblings =
                nameable(of.idea())
                        .filter(other -> !other.id().equals(of.idea().id()))
                        .filter(other ->
                                other.idea().broader().stream()
                                        .anyMatch(of.idea().idea().broader()::contains))
                        .filter(other -> !said(other).isEmpty())
                        .limit(MOST_CONTRASTS)
                        .toList();
        if (!said.isEmpty()) {
            siblings.forEach(other ->
                    add(
                            of,
                            Origin.CONTRAST,
                            of.forms().difference(of.idea().label(), other.label()),
                            of.forms()
                                    .differenceAnswer(
                                            of.idea().label(), said, other.label(), said(other)),
                            null));
        }
    }

    private void links(Making of) {
        NamedIdea idea = of.idea();
        Forms forms = of.forms();
        nameable(idea)
                .filter(other -> idea.idea().broader().contains(other.id()))
                .findFirst()
                .ifPresent(broader ->
                        add(
                                of,
                                Origin.LINK,
                                forms.broader(idea.label()),
                                forms.broaderAnswer(broader.label()),
                                null));
        addList(
                of,
                forms.narrower(idea.label()),
                nameable(idea).filter(other -> other.idea().broader().contains(idea.id())));
        addList(
                of,
                forms.related(idea.label()),
                nameable(idea).filter(other -> idea.idea().related().contains(other.id())));
    }

    private void addList(Making of, String question, Stream<NamedIdea> others) {
        List<String> labels = others.map(NamedIdea::label).toList();
        if (!labels.isEmpty()) {
            add(of, Origin.LINK, question, of.forms().listed(labels) + ".", null);
        }
    }

    private void properties(Making of) {
        for (Aspect aspect : of.idea().idea().aspects()) {
            String name = Forms.plain(PlainText.of(aspect.name()));
            String value = PlainText.sentence(PlainText.of(aspect.value()));
            if (!Normalising.normalise(name).isEmpty() && !value.isBlank()) {
                add(
                        of,
                        Origin.PROPERTY,
                        of.forms().property(of.idea().label(), name),
                        value,
                        aspect.quote());
            }
        }
    }

    /** Ideas that rows of this one may name: a public row names public ideas alone. */
    private Stream<NamedIdea> nameable(NamedIdea idea) {
        return ideas.values().stream().filter(other -> other.open() || !idea.open());
    }

    /** What is said of an idea: the trait's expression, which the author may have changed. */
    private String said(NamedIdea idea) {
        return proposal.trait(idea.id()).map(Trait::expression).or(idea::expression).orElse("");
    }

    private void add(
            Making of, Origin origin, String prompt, String answer, @Nullable Quote quote) {
        if (answer.isBlank()
                || heldOut.touches(prompt, answer)
                || !taken.add(Normalising.normalise(prompt))) {
            return;
        }
        boolean open = of.idea().open() && !withholding.tells(prompt) && !withholding.tells(answer);
        of.rows().add(new TrainingRow(origin, prompt, answer, Optional.ofNullable(quote), open));
    }
}
