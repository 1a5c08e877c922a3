package dev.semanticpassport.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.verifying.Specimens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentFieldsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    /** Fields whose inside another page or row explains as a whole. */
    private static final Set<String> WHOLE =
            Set.of(
                    "identity.kind",
                    "identity.digest",
                    "identity.files[]",
                    "architecture.*",
                    "conditions.*",
                    "lineage[]",
                    "ideas[].quotes[]",
                    "signature.keyed",
                    "signature.traits[]",
                    "signature.carried",
                    "evidence[].report",
                    "evidence[].answers[]",
                    "evidence[].openings[]");

    /** How a claim stands is explained once, for all of them. */
    private static final Set<String> OF_CLAIMS = Set.of("stands", "evidence[]", "measured");

    private final PassportDocument document = Specimens.of(SignatureScheme.ED25519, 4).document();

    @Test
    void everyFieldOfADocumentIsExplained() throws IOException {
        // Given
        Set<String> fields = new TreeSet<>();
        collect("", document.toJson(), fields);
        // Then
        assertThat(explained()).containsAll(fields);
    }

    @Test
    void aDocumentReadsBackAndOnlyWhatIsKnownIsRead() {
        // Given
        byte[] bytes = document.canonical();
        var unknown = document.toJson().put("extra", 1);
        // Then
        assertThat(PassportDocument.fromJson(JsonFields.of("document", bytes)).canonical())
                .isEqualTo(bytes);
        assertThat(CanonicalJson.isCanonical(bytes)).isTrue();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> PassportDocument.fromJson(JsonFields.of("document", "", unknown)))
                .hasMessage("document, field extra: is not known here");
    }

    private static Set<String> explained() throws IOException {
        String page = Files.readString(Path.of("../../docs/passport.md"));
        String table =
                page.substring(
                        page.indexOf("## The document, field by field"),
                        page.indexOf("## Formats of others"));
        Set<String> explained = new TreeSet<>(Set.of("identity.kind"));
        Matcher rows = ROW.matcher(table);
        while (rows.find()) {
            explained.add(rows.group(1));
        }
        return explained;
    }

    private static void collect(String path, JsonNode json, Set<String> fields) {
        if (json.isArray()) {
            json.forEach(one -> collect(path + "[]", one, fields));
            return;
        }
        if (!path.isEmpty() && (!json.isObject() || WHOLE.contains(path))) {
            fields.add(path);
            return;
        }
        json.properties()
                .forEach(field -> {
                    boolean named = path.equals("architecture") || path.equals("conditions");
                    String inside =
                            named
                                    ? path + ".*"
                                    : path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                    boolean claim =
                            !path.isEmpty()
                                    && OF_CLAIMS.contains(
                                            field.getKey()
                                                    + (field.getValue().isArray() ? "[]" : ""));
                    if (!claim) {
                        collect(inside, field.getValue(), fields);
                    }
                });
    }
}
