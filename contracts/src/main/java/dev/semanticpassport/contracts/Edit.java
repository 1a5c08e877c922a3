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
    @JsonSubTypes.Type(value = Edit.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = Edit.Add.class, name = "add"),
    @JsonSubTypes.Type(value = Edit.Withheld.class, name = "withheld")
})
public sealed interface Edit {

    /** The longest label, in characters. */
    int LONGEST_LABEL = 256;

    /** The longest definition, in characters. */
    int LONGEST_DEFINITION = 4096;

    /** The most ideas, quotes, layers or modules that one edit names. */
    int MOST_NAMED = 1000;

    /** Gives an idea another label. */
    record Rename(
            @Described("The idea.") String idea,
            @Described("Its new label, 1 to 256 characters.") String label)
            implements Edit {
        public Rename {
            Checks.idea(idea, "edit.idea");
            Checks.text(label, "edit.label", LONGEST_LABEL);
        }
    }

    /** Gives an idea another definition. */
    record Define(
            @Described("The idea.") String idea,
            @Described("Its new definition, 1 to 4096 characters.") String definition)
            implements Edit {
        public Define {
            Checks.idea(idea, "edit.idea");
            Checks.text(definition, "edit.definition", LONGEST_DEFINITION);
        }
    }

    /** Two or more ideas are one. */
    record Merge(
            @Described("Ideas that go up in the other one.") List<String> ideas,
            @Described("The idea that stays; it keeps its label.") String into)
            implements Edit {
        public Merge {
            ideas = Checks.ideas(ideas, "edit.ideas");
            Checks.that(!ideas.isEmpty(), "edit.ideas is empty");
            Checks.idea(into, "edit.into");
            Checks.that(!ideas.contains(into), "edit.into must not stand among edit.ideas");
        }
    }

    /** Some of an idea's quotes are another idea. */
    record Split(
            @Described("The idea that gives quotes away.") String idea,
            @Described("The new idea's label, 1 to 256 characters.") String label,
            @Described("The quotes that become the new idea's.") List<QuotePlace> quotes)
            implements Edit {
        public Split {
            Checks.idea(idea, "edit.idea");
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

    /** Says which ideas are related to one, neither broader nor narrower. */
    record Relate(
            @Described("The idea.") String idea,
            @Described("Its related ideas from now on.") List<String> related)
            implements Edit {
        public Relate {
            Checks.idea(idea, "edit.idea");
            related = Checks.ideas(related, "edit.related");
        }
    }

    /** Ties an idea to layers and modules: an imprint, declared. */
    record Bind(
            @Described("The idea.") String idea,
            @Described("Layers as the author counts them; none and no module unties the idea.")
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
        }
    }

    /** Says how an idea stands. */
    record Mark(
            @Described("The idea.") String idea,
            @Described(
                            "PUBLIC may be published, PRIVATE stands in no export, REJECTED is no"
                                    + " idea of the author's and is not brought back by an import.")
                    Marking as)
            implements Edit {
        public Mark {
            Checks.idea(idea, "edit.idea");
            Checks.present(as, "edit.as");
        }
    }

    /** Adds an idea that the writing does not hold. Its id follows from the edit's. */
    record Add(
            @Described("Its label, 1 to 256 characters.") String label,
            @Described("Its definition, at most 4096 characters; may be left out.")
                    @Nullable String definition,
            @Described("Its broader ideas; none where left out.") List<String> broader,
            @Described("PUBLIC where left out; PRIVATE is taken by REST only.") Marking as)
            implements Edit {
        public Add {
            Checks.text(label, "edit.label", LONGEST_LABEL);
            if (definition != null) {
                Checks.text(definition, "edit.definition", LONGEST_DEFINITION);
            }
            broader = Checks.ideas(broader, "edit.broader");
            as = as == null ? Marking.PUBLIC : as;
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
