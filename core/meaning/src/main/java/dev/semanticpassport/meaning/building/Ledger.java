package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.finding.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ideas found so far, each under everything it is called: an idea that is named again is the
 * same idea.
 */
final class Ledger {
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Draft> byKey = new HashMap<>();

    /** Other names; a name that two ideas have leads to none. */
    private final Map<String, Optional<Draft>> byOther = new HashMap<>();

    /** Names without a telling word ("you"), within one conversation. */
    private final Map<String, Optional<Draft>> byPronoun = new HashMap<>();

    private String conversation = "";

    /** From here on, names without a telling word mean what this conversation means by them. */
    void enter(String name) {
        if (!conversation.equals(name)) {
            conversation = name;
            byPronoun.clear();
        }
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The idea of that name, made where there is none yet. */
    Draft draft(Label label, Quote anchor, Draft.Origin origin) {
        Optional<Draft> known = find(label);
        if (known.isPresent()) {
            Draft draft = known.get();
            draft.quotes.add(anchor);
            if (origin.worth > draft.origin.worth) {
                draft.origin = origin;
            }
            name(draft, label);
            return draft;
        }
        Draft draft = new Draft(drafts.size(), label, anchor, origin);
        drafts.add(draft);
        byKey.put(label.key(), draft);
        name(draft, label);
        return draft;
    }

    /** The idea that is called so. */
    Optional<Draft> find(Label label) {
        return find(label.key());
    }

    Optional<Draft> find(String key) {
        Draft draft = byKey.get(key);
        return draft != null ? Optional.of(draft) : byOther.getOrDefault(key, Optional.empty());
    }

    /** The idea that is called by one of these names, if they lead to one alone. */
    Optional<Draft> find(List<Label.Other> names) {
        Draft found = null;
        for (Label.Other name : names) {
            Optional<Draft> known =
                    name.key().isEmpty()
                            ? byPronoun.getOrDefault(name.spelled(), Optional.empty())
                            : find(name.key());
            if (known.isPresent()) {
                if (found != null && found != known.get()) {
                    return Optional.empty();
                }
                found = known.get();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Makes one idea of two: the first keeps its name and takes over what the other has. */
    void absorb(Draft kept, Draft gone) {
        kept.quotes.addAll(gone.quotes);
        kept.aspects.addAll(gone.aspects);
        kept.bindings.addAll(gone.bindings);
        gone.section.stream().forEach(kept.section::add);
        drafts.remove(gone);
        byKey.put(gone.label.key(), kept);
        gone.broader.forEach(kept::link);
        for (Draft draft : drafts) {
            Draft.Link link = draft.broader.remove(gone);
            if (link != null) {
                draft.link(kept, link);
            }
            if (draft.related.remove(gone)) {
                draft.related.add(kept);
            }
        }
    }

    /** Another name of an idea, unless it is the name of a third. */
    void alsoCalled(Draft draft, Label label) {
        if (!byKey.containsKey(label.key())) {
            register(byOther, label.key(), draft);
        }
    }

    private void name(Draft draft, Label label) {
        for (Label.Other other : label.others()) {
            if (other.key().isEmpty()) {
                register(byPronoun, other.spelled(), draft);
            } else if (!other.key().equals(draft.label.key())) {
                register(byOther, other.key(), draft);
            }
        }
    }

    private static void register(
            Map<String, Optional<Draft>> names, String name, @Nullable Draft draft) {
        Optional<Draft> known = names.get(name);
        if (known == null) {
            names.put(name, Optional.ofNullable(draft));
        } else if (known.isPresent() && known.get() != draft) {
            names.put(name, Optional.empty());
        }
    }
}
