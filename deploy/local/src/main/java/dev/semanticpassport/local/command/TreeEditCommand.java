package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.QuotePlace;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Trees;
import dev.semanticpassport.local.platform.Running;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Edits a passport's tree on a running platform. */
@CommandLine.Command(
        name = "edit",
        description = {
            "Edit a passport's tree on a running platform.",
            "",
            "Ideas are named by their ids: `passport tree pull --passport ID --format outline`."
        },
        mixinStandardHelpOptions = true)
public final class TreeEditCommand {
    private static final String IDEA = "The idea's id, as the tree says it.";
    private static final String LABEL = "The idea's label.";

    @CommandLine.Mixin private PassportOption passport = new PassportOption();

    @CommandLine.Option(
            names = "--event",
            description =
                    "Send it as an event instead of over REST. Text on a private idea is refused"
                            + " there.")
    private boolean event;

    @CommandLine.Option(
            names = "--edit-id",
            paramLabel = "UUID",
            description = "The edit's id; drawn where left out. The same id twice is one edit.")
    private @Nullable UUID editId;

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Give an idea another label.")
    Integer rename(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @Parameters(paramLabel = "LABEL", description = LABEL) String label) {
        return edit(new Edit.Rename(idea, label));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Give an idea another definition.")
    Integer define(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @Parameters(paramLabel = "TEXT", description = "What it is.") String definition) {
        return edit(new Edit.Define(idea, definition));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Let ideas go up in another one.")
    Integer merge(
            @Parameters(
                            paramLabel = "IDEA",
                            arity = "1..*",
                            description = "The ideas that go up in the other one, by id.")
                    List<String> ideas,
            @CommandLine.Option(
                            names = "--into",
                            required = true,
                            paramLabel = "IDEA",
                            description = "The idea that stays.")
                    String into) {
        return edit(new Edit.Merge(into, ideas));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Make another idea of some of an idea's quotes.")
    Integer split(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @Parameters(paramLabel = "LABEL", description = LABEL) String label,
            @CommandLine.Option(
                            names = "--quote",
                            required = true,
                            paramLabel = "CONVERSATION#MESSAGE#FIRST-END",
                            description = "Where a quote stands, as the tree says it.")
                    List<String> quotes) {
        return edit(
                new Edit.Split(
                        idea, null, label, quotes.stream().map(TreeEditCommand::place).toList()));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Put an idea under others, or on top.")
    Integer move(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @CommandLine.Option(
                            names = "--under",
                            paramLabel = "IDEA",
                            description = "A broader idea; none makes it a top one.")
                    @Nullable List<String> broader) {
        return edit(new Edit.Move(idea, broader == null ? List.of() : broader));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Relate two ideas, both ways.")
    Integer relate(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @Parameters(paramLabel = "OTHER", description = IDEA) String other) {
        return edit(new Edit.Relate(idea, other));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Tie an idea to layers and modules.")
    Integer bind(
            @Parameters(paramLabel = "IDEA", description = IDEA) String idea,
            @CommandLine.Option(
                            names = "--layer",
                            paramLabel = "N",
                            description = "A layer as you count them.")
                    @Nullable List<Integer> layers,
            @CommandLine.Option(
                            names = "--module",
                            paramLabel = "NAME",
                            description = "A module, e.g. q_proj.")
                    @Nullable List<String> modules) {
        return edit(
                new Edit.Bind(
                        idea,
                        layers == null ? List.of() : layers,
                        modules == null ? List.of() : modules));
    }

    @CommandLine.Command(
            name = "private",
            mixinStandardHelpOptions = true,
            description = "Keep an idea out of everything public.")
    Integer keepPrivate(@Parameters(paramLabel = "IDEA", description = IDEA) String idea) {
        return edit(new Edit.MarkPrivate(idea));
    }

    @CommandLine.Command(
            name = "public",
            mixinStandardHelpOptions = true,
            description = "Let an idea be published.")
    Integer publish(@Parameters(paramLabel = "IDEA", description = IDEA) String idea) {
        return edit(new Edit.MarkPublic(idea));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Say that it is no idea of yours; imports do not bring it back.")
    Integer reject(@Parameters(paramLabel = "IDEA", description = IDEA) String idea) {
        return edit(new Edit.Reject(idea));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Take a rejected idea back.")
    Integer restore(@Parameters(paramLabel = "IDEA", description = IDEA) String idea) {
        return edit(new Edit.Restore(idea));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Add an idea that the writing does not show.")
    Integer add(
            @Parameters(paramLabel = "LABEL", description = LABEL) String label,
            @CommandLine.Option(
                            names = "--definition",
                            paramLabel = "TEXT",
                            description = "What it is.")
                    @Nullable String definition,
            @CommandLine.Option(
                            names = "--under",
                            paramLabel = "IDEA",
                            description = "A broader idea.")
                    @Nullable List<String> broader,
            @CommandLine.Option(
                            names = "--private",
                            description = "Keep it private from the start.")
                    boolean hidden) {
        String idea = drawn();
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.AddIdea(idea, label, broader == null ? List.of() : broader));
        if (definition != null) {
            edits.add(new Edit.Define(idea, definition));
        }
        if (hidden) {
            edits.add(new Edit.MarkPrivate(idea));
        }
        return edit(edits.toArray(Edit[]::new));
    }

    private static String drawn() {
        return "%016x".formatted(new SecureRandom().nextLong());
    }

    /** All or none over REST; one after the other as events. */
    private Integer edit(Edit... edits) {
        if (editId != null && edits.length > 1) {
            throw new IllegalArgumentException("--edit-id names one edit, and these are several");
        }
        List<TreeEdited> edited =
                Arrays.stream(edits)
                        .map(one ->
                                new TreeEdited(
                                        passport.id(),
                                        editId == null ? UUID.randomUUID() : editId,
                                        one))
                        .toList();
        if (event) {
            Running running = passport.running();
            try (Events events =
                    new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
                events.send(edited);
            }
            edited.forEach(one -> System.out.println("Sent as edit " + one.editId() + "."));
        } else {
            print(new Trees(passport.rest(), passport.id()).edit(edited));
        }
        return 0;
    }

    static void print(JsonNode revision) {
        System.out.println(
                "Revision %d: %d public ideas, %d private, %d rejected; %d edits, %d of them without their idea."
                        .formatted(
                                revision.path("revision").asInt(),
                                revision.path("publicIdeas").asInt(),
                                revision.path("privateIdeas").asInt(),
                                revision.path("rejected").asInt(),
                                revision.path("edits").asInt(),
                                revision.path("editsLost").asInt()));
    }

    private static QuotePlace place(String written) {
        String[] parts = written.split("#", -1);
        String[] ends = parts.length == 3 ? parts[2].split("-", -1) : new String[0];
        if (ends.length != 2 || !parts[2].matches("[0-9]{1,9}-[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "a quote's place is CONVERSATION#MESSAGE#FIRST-END, not " + written);
        }
        return new QuotePlace(parts[0], parts[1], Long.parseLong(ends[0]), Long.parseLong(ends[1]));
    }
}
