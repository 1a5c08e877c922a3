package dev.semanticpassport.passport.document;

import static dev.semanticpassport.passport.problem.RequestProblem.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Edition;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.composing.Composing;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an author declares of a model; nothing of it is measured yet.
 *
 * @param name the model's, 1 to 256 characters
 * @param author who makes the passport, 1 to 256 characters
 * @param ideas labels, no two the same but for case and outer spaces
 * @param conditions of making, by names of the author's choice: texts, numbers, booleans, or lists
 *     of these
 */
public record Declaration(
        String name,
        String author,
        Model model,
        List<String> ideas,
        Map<String, JsonNode> conditions) {

    private static final int MOST_IDEAS = 1000;
    private static final int MOST_CONDITIONS = 64;
    private static final int MOST_VALUES = 64;
    private static final int LONGEST_VALUE = 4096;
    private static final long LARGEST_EXACT = 1L << 53;

    /**
     * The model's declared identity.
     *
     * @param digest of its files, {@code sha256:} and 64 hexadecimal digits
     * @param architecture such as {@code llama}
     * @param base what it was made from, such as a name on a hub
     */
    public record Model(
            @Nullable String digest, @Nullable String architecture, @Nullable String base) {
        public Model {
            check(
                    digest == null || digest.matches("sha256:[0-9a-f]{64}"),
                    "model.digest",
                    "must be sha256: and 64 lower-case hexadecimal digits");
            Bounds.optionalLine(architecture, "model.architecture", 256);
            Bounds.optionalLine(base, "model.base", 512);
        }

        private Identity identity() {
            return digest == null
                    ? new Identity.Named()
                    : new Identity.Files(Claim.declared(digest), List.of());
        }
    }

    public Declaration {
        Bounds.line(name, "name", 256);
        Bounds.line(author, "author", 256);
        ideas = List.copyOf(ideas);
        conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
        checkIdeas(ideas);
        check(
                conditions.size() <= MOST_CONDITIONS,
                "conditions",
                "has more than " + MOST_CONDITIONS + " fields");
        conditions.forEach(Declaration::checkCondition);
    }

    /** The document in which all of this is declared and nothing is measured. */
    public PassportDocument document(UUID passportId, int revision, @Nullable Sha256 previous) {
        return document(passportId, revision, previous, List.of());
    }

    /**
     * As {@link #document(UUID, int, Sha256)}, with ideas of a meaning tree.
     *
     * @param tree its public ideas; they stand only where none is declared by label
     */
    public PassportDocument document(
            UUID passportId, int revision, @Nullable Sha256 previous, List<PublicIdea> tree) {
        Map<String, Claim> claims = new TreeMap<>();
        conditions.forEach((field, value) -> claims.put(field, Claim.declared(value)));
        return Composing.first(
                new Edition(passportId, revision, Optional.ofNullable(previous), name, author),
                model.identity(),
                model.architecture() == null
                        ? Map.of()
                        : Map.of("family", Claim.declared(model.architecture())),
                model.base() == null ? List.of() : List.of(lineage(model.base())),
                claims,
                ideas.isEmpty() ? tree : ideas.stream().map(Composing::idea).toList());
    }

    private static Claim lineage(String base) {
        return Claim.declared(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", base)
                        .put("relation", "unknown"));
    }

    private static void checkIdeas(List<String> ideas) {
        check(ideas.size() <= MOST_IDEAS, "ideas", "has more than " + MOST_IDEAS + " labels");
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < ideas.size(); index++) {
            String field = "ideas[" + index + "]";
            String label = Bounds.line(ideas.get(index), field, 256);
            check(
                    label.codePoints().anyMatch(Character::isLetterOrDigit),
                    field,
                    "has no letter and no digit");
            check(
                    seen.add(label.strip().toLowerCase(Locale.ROOT)),
                    field,
                    "is the label of an earlier idea");
        }
    }

    private static void checkCondition(String name, JsonNode value) {
        check(
                name.matches("[A-Za-z][A-Za-z0-9._-]{0,63}"),
                "conditions",
                "has a field whose name is not a letter and up to 63 letters, digits, '.', '_' or"
                        + " '-'");
        String field = "conditions." + name;
        if (value.isArray()) {
            check(value.size() <= MOST_VALUES, field, "has more than " + MOST_VALUES + " values");
            value.forEach(one -> checkValue(field, one));
        } else {
            checkValue(field, value);
        }
    }

    private static void checkValue(String field, JsonNode value) {
        check(
                value.isTextual() || value.isNumber() || value.isBoolean(),
                field,
                "must be a text, a number, a boolean or a list of these");
        if (value.isTextual()) {
            Bounds.line(value.textValue(), field, LONGEST_VALUE);
        }
        if (value.isNumber()) {
            check(
                    value.isIntegralNumber()
                            ? value.canConvertToLong()
                                    && Math.abs(value.longValue()) < LARGEST_EXACT
                            : Double.isFinite(value.doubleValue()),
                    field,
                    "is beyond the numbers that JSON keeps exactly; give it as a text");
        }
    }
}
