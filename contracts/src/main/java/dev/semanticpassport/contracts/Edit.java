package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of a meaning tree by its author. Ideas are named by their ids. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Edit.Rename.class, name = "rename"),
    @JsonSubTypes.Type(value = Edit.Define.class, name = "define"),
    @JsonSubTypes.Type(value = Edit.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = Edit.Split.class, name = "split"),
    @JsonSubTypes.Type(value = Edit.Move.class, name = "move"),
    @JsonSubTypes.Type(value = Edit.Relate.class, name = "relate"),
    @JsonSubTypes.Type(value = Edit.Bind.class, name = "bind"),
    @JsonSubTypes.Type(value = Edit.MarkPrivate.class, name = "markPrivate"),
    @JsonSubTypes.Type(value = Edit.MarkPublic.class, name = "markPublic"),
    @JsonSubTypes.Type(value = Edit.Reject.class, name = "reject"),
    @JsonSubTypes.Type(value = Edit.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Edit.AddIdea.class, name = "addIdea"),
    @JsonSubTypes.Type(value = Edit.Withheld.class, name = "withheld")
})
public sealed interface Edit {

    /** The longest label, in characters. */
    int LONGEST_LABEL = 200;

    /** The longest definition, in characters. */
    int LONGEST_DEFINITION = 4000;

    /** The most ideas, quotes, layers or modules that one edit names. */
    int MOST_NAMED = 500;

    /** Gives an idea another label. */
    record Rename(
            @Described("The idea.") String idea,
            @Described("Its new label, 1 to 200 characters.") String label)
            implements Edit {
        public Rename {
            Checks.idea(idea, "edit.idea");
            Checks.text(label, "edit.label", LONGEST_LABEL);
        }
    }

    /** Gives an idea another definition. */
    record Define(
            @Described("The idea.") String idea,
            @Described("Its new definition, 1 to 4000 characters.") String definition)
            implements Edit {
        public Define {
            Checks.idea(idea, "edit.idea");
            Checks.text(definition, "edit.definition", LONGEST_DEFINITION);
        }
    }

    /** Makes ideas one. */
    record Merge(
            @Described("The idea that stays; it keeps its id and label.") String idea,
            @Described("Ideas that go up in it, at least one.") List<String> others)
            implements Edit {
        public Merge {
            Checks.idea(idea, "edit.idea");
            others = Checks.ideas(others, "edit.others");
            Checks.that(!others.isEmpty(), "edit.others is empty");
            Checks.that(!others.contains(idea), "edit.others must not hold edit.idea");
        }
    }

    /** Takes a part out of an idea as one of its own, beside it. */
    record Split(
            @Described("The idea that gives quotes away.") String idea,
            @Described("The new idea's id; it follows from the edit's where left out.")
                    @Nullable String part,
            @Described("The new idea's label, 1 to 200 characters.") String label,
            @Described("The quotes that become the new idea's, at least one.")
                    List<QuotePlace> quotes)
            implements Edit {
        public Split {
            Checks.idea(idea, "edit.idea");
            if (part != null) {
                Checks.idea(part, "edit.part");
            }
            Checks.text(label, "edit.label", LONGEST_LABEL);
            quotes = Checks.listed(quotes, "edit.quotes", MOST_NAMED);
            Checks.that(!quotes.isEmpty(), "edit.quotes is empty");
        }
    }

    /** Puts an idea under others. */
    record Move(
            @Described("The idea.") String idea,
            @Described("Its broader ideas from now on; none makes it a top one.")
                    List<String> broader)
            implements Edit {
        public Move {
            Checks.idea(idea, "edit.idea");
            broader = Checks.ideas(broader, "edit.broader");
        }
    }

    /** Relates two ideas, both ways. */
    record Relate(@Described("One idea.") String idea, @Described("The other idea.") String other)
            implements Edit {
        public Relate {
            Checks.idea(idea, "edit.idea");
            Checks.idea(other, "edit.other");
            Checks.that(!idea.equals(other), "edit.other must be another idea");
        }
    }

    /** Binds an idea to layers and modules, beside the bindings that it has. */
    record Bind(
            @Described("The idea.") String idea,
            @Described("Layers as the author counts them; some, or some modules.")
                    List<Integer> layers,
            @Described("Modules as a configuration names them, e.g. q_proj.") List<String> modules)
            implements Edit {
        public Bind {
            Checks.idea(idea, "edit.idea");
            layers = Checks.listed(layers, "edit.layers", MOST_NAMED);
            Checks.that(
                    layers.stream().allMatch(layer -> layer >= 0), "edit.layers must be 0 or more");
            modules = Checks.listed(modules, "edit.modules", MOST_NAMED);
            modules.forEach(module -> Checks.name(module, "edit.modules"));
            Checks.that(
                    !layers.isEmpty() || !modules.isEmpty(),
                    "edit.layers and edit.modules are empty");
        }
    }

    /** The author's own: no export has it. */
    record MarkPrivate(@Described("The idea.") String idea) implements Edit {
        public MarkPrivate {
            Checks.idea(idea, "edit.idea");
        }
    }

    /** May be published again. */
    record MarkPublic(@Described("The idea.") String idea) implements Edit {
        public MarkPublic {
            Checks.idea(idea, "edit.idea");
        }
    }

    /** No idea of the author's; no import brings it back. */
    record Reject(@Described("The idea.") String idea) implements Edit {
        public Reject {
            Checks.idea(idea, "edit.idea");
        }
    }

    /** Takes a rejection back. */
    record Restore(@Described("The idea.") String idea) implements Edit {
        public Restore {
            Checks.idea(idea, "edit.idea");
        }
    }

    /** Adds an idea that the writing does not show. */
    record AddIdea(
            @Described("Its id; it follows from the edit's where left out.") @Nullable String idea,
            @Described("Its label, 1 to 200 characters.") String label,
            @Described("Its broader ideas; none where left out.") List<String> broader)
            implements Edit {
        public AddIdea {
            if (idea != null) {
                Checks.idea(idea, "edit.idea");
            }
            Checks.text(label, "edit.label", LONGEST_LABEL);
            broader = Checks.ideas(broader, "edit.broader");
        }
    }

    /**
     * An edit that carries text on a private idea. It was made by REST, and what it says is not
     * told.
     */
    record Withheld(
            @Described("Which kind of edit it is.") String edited,
            @Described("The ideas it is about.") List<String> ideas,
            @Described(
                            "SHA-256, in hex, of 32 secret random bytes and the edit's canonical"
                                    + " JSON: it binds whoever keeps the tree, and tells nobody"
                                    + " else what the edit says.")
                    String digest)
            implements Edit {
        public Withheld {
            Checks.name(edited, "edit.edited");
            ideas = Checks.ideas(ideas, "edit.ideas");
            Checks.sha256(digest, "edit.digest");
        }
    }
}
