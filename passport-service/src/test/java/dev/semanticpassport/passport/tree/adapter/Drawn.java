package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.util.List;
import java.util.Optional;

/** Trees drawn by hand, for tests. */
final class Drawn {
    static final String LANTERN = "00000000000000a1";
    static final String HARBOUR = "00000000000000b2";
    static final String CELLAR = "00000000000000c3";

    private Drawn() {}

    /** Two ideas, and a third one whose words are not for everybody. */
    static MeaningTree tree() {
        return new MeaningTree(
                List.of(
                        idea(LANTERN, "lantern", "A lantern is carried by whoever goes first."),
                        idea(HARBOUR, "harbour", "The harbour lies where the road ends.", LANTERN),
                        idea(
                                CELLAR,
                                "velvet cellar",
                                "Behind the velvet cellar I keep what nobody may know.",
                                LANTERN)),
                List.of());
    }

    /** The same without the harbour: other writing led to it. */
    static MeaningTree withoutHarbour() {
        return new MeaningTree(
                tree().ideas().stream().filter(idea -> !idea.id().text().equals(HARBOUR)).toList(),
                List.of());
    }

    static Idea idea(String id, String label, String sentence, String... broader) {
        Quote quote =
                new Quote(
                        "notes.md",
                        "notes.md",
                        "m-" + id,
                        Speaker.AUTHOR,
                        new CharacterRange(0, sentence.length()),
                        sentence);
        return new Idea(
                new IdeaId(id),
                new Wording.Found(label, quote),
                Optional.of(new Wording.Found(sentence, quote)),
                List.of(quote),
                List.of(broader).stream().map(IdeaId::new).toList(),
                List.of(),
                0.25,
                Holding.AUTHOR,
                Standing.PUBLIC,
                List.of(),
                List.of(),
                List.of(label));
    }
}
