package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.writing.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The meaning tree as the matching sees it. */
final class OurTree {
    private OurTree() {}

    static List<FoundIdea> ideas(List<Message> messages) {
        return ideas(TreeBuilding.build(messages, TreeSettings.USUAL));
    }

    static List<FoundIdea> ideas(MeaningTree tree) {
        Map<IdeaId, Integer> number = new HashMap<>();
        tree.ideas().forEach(idea -> number.put(idea.id(), number.size()));
        return tree.ideas().stream().map(idea -> found(idea, number)).toList();
    }

    private static FoundIdea found(Idea idea, Map<IdeaId, Integer> number) {
        return new FoundIdea(
                idea.label().text(),
                idea.broader().stream().map(id -> number.getOrDefault(id, -1)).toList(),
                Stream.concat(
                                Tokens.stems(idea.label().text()).stream(),
                                idea.vocabulary().stream()
                                        .flatMap(word -> Tokens.stems(word).stream()))
                        .toList());
    }
}
