package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.finding.DefinitionFinding;
import dev.semanticpassport.meaning.finding.Labelling;
import dev.semanticpassport.meaning.finding.ListingFinding;
import dev.semanticpassport.meaning.finding.Sentences;
import dev.semanticpassport.meaning.finding.TieFinding;
import dev.semanticpassport.meaning.finding.ValueFinding;
import dev.semanticpassport.meaning.language.Words;

/** What reads sentences, made once for one tree. */
record Reading(
        Words words,
        Sentences sentences,
        Labelling labelling,
        ListingFinding listings,
        DefinitionFinding definitions,
        ValueFinding values,
        TieFinding ties) {

    static Reading of(TreeSettings settings) {
        Words words = new Words(settings.languages());
        Labelling labelling = new Labelling(words, settings.labelWords());
        return new Reading(
                words,
                new Sentences(words),
                labelling,
                new ListingFinding(labelling, settings.languages()),
                new DefinitionFinding(labelling, settings.languages()),
                new ValueFinding(settings.languages()),
                new TieFinding(labelling, settings.languages(), settings.modules()));
    }
}
