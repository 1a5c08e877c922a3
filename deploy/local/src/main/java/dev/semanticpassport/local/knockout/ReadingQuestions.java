package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a file of ideas with their questions.
 *
 * <pre>{@code
 * {"language": "en",
 *  "ideas": [{"id": "moon", "label": "The moon", "bound": ["3.q_proj"],
 *             "probes": [{"question": "Which metal is the moon's?", "phrases": ["silver"]}]}],
 *  "comparison": ["moon"],
 *  "health": [{"id": "towns", "probes": [{"question": "…", "terms": ["riv"], "atLeast": 1}]},
 *             {"id": "talk", "probes": [{"question": "How are you?"}]}]}
 * }</pre>
 *
 * An answer counts by {@link Recognition}; in {@code health}, a probe without phrases and terms
 * counts where the answer is the base's own. {@code comparison}, {@code health}, {@code label} and
 * {@code bound} may be left out.
 */
public final class ReadingQuestions {
    private ReadingQuestions() {}

    /**
     * Reads the file.
     *
     * @param file its name, for errors
     * @throws dev.semanticpassport.core.signing.UnreadableFileException naming the field and what
     *     is wrong with it
     */
    public static KnockoutQuestions read(String file, byte[] bytes) {
        JsonFields fields = JsonFields.of(file, bytes);
        fields.onlyThese("language", "ideas", "comparison", "health");
        List<IdeaProbes> ideas = new ArrayList<>();
        List<DeclaredBinding> bindings = new ArrayList<>();
        for (JsonFields idea : fields.objects("ideas")) {
            idea.onlyThese("id", "label", "bound", "probes");
            ideas.add(probes(idea, false));
            bound(idea)
                    .filter(parts -> !parts.isEmpty())
                    .ifPresent(parts -> bindings.add(new DeclaredBinding(idea.text("id"), parts)));
        }
        List<IdeaProbes> health = new ArrayList<>();
        if (fields.has("health")) {
            for (JsonFields group : fields.objects("health")) {
                group.onlyThese("id", "label", "probes");
                health.add(probes(group, true));
            }
        }
        List<String> comparison = fields.optional("comparison", fields::texts).orElse(List.of());
        return fields.read(
                "ideas",
                ideas,
                read ->
                        new KnockoutQuestions(
                                fields.text("language"),
                                read,
                                new LinkedHashSet<>(comparison),
                                health,
                                bindings));
    }

    private static IdeaProbes probes(JsonFields group, boolean mayBeTheBases) {
        List<IdeaProbes.Probe> probes = new ArrayList<>();
        for (JsonFields probe : group.objects("probes")) {
            probe.onlyThese("question", "terms", "atLeast", "phrases");
            boolean told = probe.has("terms") || probe.has("phrases");
            if (!told && !mayBeTheBases) {
                throw probe.error("", "has neither phrases nor terms by which an answer counts");
            }
            probes.add(
                    new IdeaProbes.Probe(
                            probe.text("question"),
                            told ? Optional.of(recognition(probe)) : Optional.empty()));
        }
        String id = group.text("id");
        return group.read(
                "probes",
                probes,
                read -> new IdeaProbes(id, group.optional("label", group::text).orElse(id), read));
    }

    /** Of an object with terms, the least number of them, and phrases. */
    static Recognition recognition(JsonFields fields) {
        List<String> terms = fields.optional("terms", fields::texts).orElse(List.of());
        List<String> phrases = fields.optional("phrases", fields::texts).orElse(List.of());
        long atLeast = fields.optional("atLeast", fields::count).orElse(1L);
        return fields.read(
                "",
                terms,
                read -> new Recognition(read, (int) Math.min(Integer.MAX_VALUE, atLeast), phrases));
    }

    private static Optional<NavigableSet<Part>> bound(JsonFields idea) {
        return idea.optional("bound", idea::texts)
                .map(texts ->
                        idea.read(
                                "bound",
                                texts,
                                read -> {
                                    NavigableSet<Part> parts = new TreeSet<>();
                                    read.forEach(text -> parts.add(Part.of(text)));
                                    return parts;
                                }));
    }
}
