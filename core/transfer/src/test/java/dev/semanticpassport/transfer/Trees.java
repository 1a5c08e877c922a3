package dev.semanticpassport.transfer;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
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
import java.util.function.Consumer;

/** Makes trees by hand, from messages in which each thing said is found. */
public final class Trees {
    private final List<Message> messages = new ArrayList<>();
    private final List<Idea> ideas = new ArrayList<>();

    /** Something said; the next one answers it. */
    public Trees message(String id, Speaker speaker, String text) {
        messages.add(
                new Message(
                        "notes.md",
                        "talk",
                        "",
                        id,
                        messages.isEmpty() ? null : messages.getLast().id(),
                        "",
                        speaker,
                        "",
                        null,
                        new CharacterRange(0, text.length()),
                        text));
        return this;
    }

    /** A public idea that is said somewhere in the messages. */
    public Trees idea(String label, Holding holding, String said, String... broader) {
        return idea(label, holding, Standing.PUBLIC, said, broader);
    }

    public Trees idea(
            String label, Holding holding, Standing standing, String said, String... broader) {
        Quote quote = quote(said);
        ideas.add(
                new Idea(
                        id(label),
                        new Wording.Written(label),
                        said.equals(label)
                                ? Optional.empty()
                                : Optional.of(new Wording.Found(said, quote)),
                        List.of(quote),
                        List.of(broader).stream().map(Trees::id).toList(),
                        List.of(),
                        Math.min(1, said.length() / 400.0),
                        holding,
                        standing,
                        List.of(),
                        List.of(),
                        List.copyOf(Terms.stems(label + " " + said).values())));
        return this;
    }

    /** A property of the last idea. */
    public Trees aspect(String name, String value) {
        return last(aspects -> aspects.add(new Aspect(name, value, quote(value))), bindings -> {});
    }

    /** A binding of the last idea. */
    public Trees bound(int layer, String said, String... modules) {
        return last(
                aspects -> {},
                bindings ->
                        bindings.add(
                                new Binding(
                                        List.of(layer),
                                        List.of(modules),
                                        Optional.of(quote(said)))));
    }

    public MeaningTree tree() {
        return new MeaningTree(ideas, List.of());
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public static IdeaId id(String label) {
        return new IdeaId(Sha256.ofText(label).hex().substring(0, 16));
    }

    private Trees last(Consumer<List<Aspect>> aspects, Consumer<List<Binding>> bindings) {
        Idea idea = ideas.removeLast();
        List<Aspect> newAspects = new ArrayList<>(idea.aspects());
        List<Binding> newBindings = new ArrayList<>(idea.bindings());
        aspects.accept(newAspects);
        bindings.accept(newBindings);
        ideas.add(
                new Idea(
                        idea.id(),
                        idea.label(),
                        idea.definition(),
                        idea.quotes(),
                        idea.broader(),
                        idea.related(),
                        idea.weight(),
                        idea.holding(),
                        idea.standing(),
                        newAspects,
                        newBindings,
                        idea.vocabulary()));
        return this;
    }

    private Quote quote(String said) {
        for (Message message : messages) {
            int at = message.text().indexOf(said);
            if (at >= 0) {
                return new Quote(
                        message.source(),
                        message.conversation(),
                        message.id(),
                        message.speaker(),
                        new CharacterRange(at, at + said.length()),
                        said);
            }
        }
        throw new IllegalArgumentException("nobody said: " + said);
    }
}
