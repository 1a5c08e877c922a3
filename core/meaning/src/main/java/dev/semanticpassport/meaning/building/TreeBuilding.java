package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.writing.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws the meaning tree from what an author wrote. The same messages and settings give the same
 * tree; the order in which files came does not matter, that of messages within a conversation does.
 */
public final class TreeBuilding {
    private TreeBuilding() {}

    /**
     * The tree of these messages: from what is structured in them, and from what they come back to.
     * Empty where nothing is an idea. Without any model.
     */
    public static MeaningTree build(List<Message> messages, TreeSettings settings) {
        Corpus corpus = new Corpus();
        Ledger ledger = new Ledger();
        Reading reading = Reading.of(settings);
        StructureDrafting structure = new StructureDrafting(corpus, ledger, reading);
        MessageOrder.conversations(messages).forEach(structure::read);

        Deciding deciding = new Deciding(corpus, ledger, structure.sentences());
        deciding.decideDoubtful();
        Phrases phrases = new Phrases(corpus, reading);
        deciding.completeAdjectives(phrases);
        TermDrafting terms = new TermDrafting(corpus, ledger, phrases);
        terms.draft();
        terms.keep(settings.kept());
        new ThemeDrafting(corpus, ledger, phrases).draft(settings.theming());
        deciding.findMentions();
        deciding.placeLoose();

        List<Draft> drafts = ledger.drafts();
        Arranging.findBroader(drafts);
        Arranging.settleBroader(drafts);
        Set<Draft> kept = new HashSet<>();
        for (Draft draft : drafts) {
            if (settings.kept().contains(Finishing.id(draft))) {
                kept.add(draft);
            }
        }
        List<Draft> chosen = Arranging.select(drafts, settings.maximumIdeas(), kept);
        Arranging.settleBroader(chosen);
        return new Finishing(corpus, settings)
                .tree(Arranging.order(chosen), structure.tables().kept());
    }
}
