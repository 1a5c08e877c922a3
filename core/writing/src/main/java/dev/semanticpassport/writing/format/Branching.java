package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out a conversation's tree: first its current path from the beginning, then each branch that
 * left it. Messages without text fall out, and what follows them is joined to what came before.
 */
final class Branching {
    private final Conversation conversation;
    private final Source source;
    private final Map<String, Draft> drafts;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Set<String> visited = new HashSet<>();
    private int emitted;

    /**
     * A draft to be visited.
     *
     * @param parent the nearest message above it that was handed out
     * @param branch its branch; null where it begins one
     */
    private record Visit(String key, @Nullable String parent, @Nullable String branch) {}

    private Branching(Conversation conversation, Source source) {
        this.conversation = conversation;
        this.source = source;
        this.drafts = conversation.drafts();
    }

    static void handOut(Conversation conversation, Source source) {
        new Branching(conversation, source).handOut();
    }

    private void handOut() {
        drafts.forEach((key, draft) -> {
            if (drafts.containsKey(draft.parent)) {
                children.computeIfAbsent(draft.parent, _ -> new ArrayList<>()).add(key);
            }
        });
        List<String> path = currentPath();
        visited.addAll(path);
        Deque<Visit> branches = new ArrayDeque<>();
        String parent = null;
        for (String key : path) {
            String above = parent;
            parent = emit(draft(key), above, "");
            for (String child : children.getOrDefault(key, List.of())) {
                branches.add(new Visit(child, parent, null));
            }
        }
        while (!branches.isEmpty()) {
            branch(branches.poll());
        }
        for (String key : drafts.keySet()) {
            if (draft(key).parent.isEmpty() || !drafts.containsKey(draft(key).parent)) {
                branch(new Visit(key, null, null));
            }
        }
        for (String key : drafts.keySet()) {
            if (!visited.contains(key)) {
                problem("its messages follow one another in a circle, at \"" + key + "\"");
                branch(new Visit(key, null, null));
            }
        }
        if (emitted == 0) {
            problem("it has no message with text");
        }
    }

    private Draft draft(String key) {
        return Objects.requireNonNull(drafts.get(key), key);
    }

    private List<String> currentPath() {
        String leaf = conversation.current;
        if (!leaf.isEmpty() && !drafts.containsKey(leaf)) {
            problem("its current message \"" + leaf + "\" is missing; the last one stands for it");
            leaf = "";
        }
        if (leaf.isEmpty()) {
            for (String key : drafts.keySet()) {
                leaf = children.containsKey(key) ? leaf : key;
            }
        }
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String key = leaf; drafts.containsKey(key); key = draft(key).parent) {
            if (!seen.add(key)) {
                problem("its messages follow one another in a circle, at \"" + key + "\"");
                break;
            }
            path.add(key);
        }
        if (!path.isEmpty()) {
            String above = draft(path.getLast()).parent;
            if (!above.isEmpty() && !drafts.containsKey(above)) {
                problem("the message \"" + above + "\", which others follow, is missing");
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** Everything below, depth first, without recursion: a chat may be a hundred thousand deep. */
    private void branch(Visit start) {
        Deque<Visit> open = new ArrayDeque<>();
        open.push(start);
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            if (!visited.add(visit.key)) {
                continue;
            }
            Draft draft = draft(visit.key);
            String branch = visit.branch;
            if (branch == null && (draft.hasText() || hasExtras(draft))) {
                branch = draft.id;
            }
            String parent = emit(draft, visit.parent, branch == null ? "" : branch);
            List<String> below = children.getOrDefault(visit.key, List.of());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(new Visit(below.get(i), parent, branch));
            }
        }
    }

    /** The id that what follows has as its parent. */
    private @Nullable String emit(Draft draft, @Nullable String parent, String branch) {
        String following = parent;
        if (draft.hasText()) {
            accept(draft, parent, branch);
            following = draft.id;
        }
        for (Draft extra : draft.extras) {
            if (extra.hasText()) {
                accept(extra, following, branch);
            }
        }
        return following;
    }

    private static boolean hasExtras(Draft draft) {
        return draft.extras.stream().anyMatch(Draft::hasText);
    }

    private void accept(Draft draft, @Nullable String parent, String branch) {
        emitted++;
        source.sink()
                .accept(
                        new Message(
                                source.file(),
                                conversation.id,
                                conversation.title,
                                draft.id,
                                parent,
                                branch,
                                draft.speaker,
                                draft.name,
                                draft.time,
                                draft.place,
                                draft.text));
    }

    private void problem(String what) {
        source.sink()
                .problem(conversation.where, "conversation \"" + conversation.id + "\": " + what);
    }
}
