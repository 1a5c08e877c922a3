package dev.semanticpassport.local.kit;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.language.Terms;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tree read off an outline: each heading of Markdown is an idea, the line under it what is said
 * of it, and the heading above of fewer marks the broader idea.
 */
public final class OutlineNotes {
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)\\n+([^#\\n].*)$");

    private final Message message;

    /** An outline that the author wrote. */
    public OutlineNotes(String source, String markdown) {
        this.message =
                new Message(
                        source,
                        source,
                        "",
                        "1",
                        null,
                        "",
                        Speaker.AUTHOR,
                        "",
                        null,
                        new CharacterRange(0, markdown.length()),
                        markdown);
    }

    /** The outline as one message. */
    public List<Message> messages() {
        return List.of(message);
    }

    /** The ideas of the outline. */
    public MeaningTree tree() {
        List<Idea> ideas = new ArrayList<>();
        List<IdeaId> way = new ArrayList<>();
        Matcher heading = HEADING.matcher(message.text());
        while (heading.find()) {
            int depth = heading.group(1).length();
            while (way.size() >= depth) {
                way.removeLast();
            }
            IdeaId id =
                    new IdeaId(
                            Sha256.ofText(message.source() + heading.start())
                                    .hex()
                                    .substring(0, 16));
            Quote label = quote(heading, 2);
            Quote said = quote(heading, 3);
            ideas.add(
                    new Idea(
                            id,
                            new Wording.Found(label.text(), label),
                            Optional.of(new Wording.Found(said.text(), said)),
                            List.of(said),
                            way.isEmpty() ? List.of() : List.of(way.getLast()),
                            List.of(),
                            (double) said.text().length() / message.text().length(),
                            Holding.AUTHOR,
                            Standing.PUBLIC,
                            List.of(),
                            List.of(),
                            List.copyOf(Terms.stems(label.text() + " " + said.text()).values())));
            way.add(id);
        }
        return new MeaningTree(ideas, List.of());
    }

    private Quote quote(Matcher found, int group) {
        return new Quote(
                message.source(),
                message.conversation(),
                message.id(),
                message.speaker(),
                new CharacterRange(found.start(group), found.end(group)),
                found.group(group));
    }
}
