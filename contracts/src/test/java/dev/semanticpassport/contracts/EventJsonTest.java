package dev.semanticpassport.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    private static final String REQUESTED = Topic.VERIFICATION_REQUESTED.type();
    private static final String ISSUED = Topic.PASSPORT_ISSUED.type();

    private static final String REQUEST =
            """
            {"verificationId":"6f1f6f9e-6d0c-4c53-9d0f-0a1b2c3d4e5f",
            "passportId":"0b9a3c1e-9f59-4f0e-8a77-5d2c1b0a9f8e",
            "access":{"kind":"chat","endpoint":"http://127.0.0.1:8099/v1","model":"m"},
            "alpha":0.05,"budget":{"maxProbes":60}}\
            """;

    @Test
    void a_request_written_by_hand_needs_little() {
        assertThat(EventJson.read(REQUESTED, bytes(REQUEST))).isInstanceOf(Decoded.Good.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "alpha":0.05            | "alpha":0.05,"alpa":1 | unknown field alpa
                    "alpha":0.05            | "alhpa":0.05          | unknown field alhpa
                    "model":"m"             | "modle":"m"           | unknown field access.modle
                    "model"                 | "modell":1,"model"    | unknown field access.modell
                    "alpha":0.05            | "alpha":0             | alpha must be above 0
                    "alpha":0.05            | "alpha":2             | alpha must be above 0 and below 1, not 2.0
                    "alpha":0.05            | "alpha":"0.05"        | field alpha must be a double
                    "alpha":0.05            | "alpha":"NaN"         | alpha must be above 0 and below 1, not NaN
                    "alpha":0.05            | "alpha":NaN           | not JSON: line 4
                    "alpha":0.05,           | ''                    | alpha must be above 0
                    "maxProbes":60          | "maxProbes":0         | budget.maxProbes must be 1 to 10000
                    "maxProbes":60          | "maxProbes":10001     | budget.maxProbes must be 1 to 10000
                    "maxProbes":60          | "maxProbes":1.5       | field budget.maxProbes must be a int
                    {"maxProbes":60}        | 60                    | field budget
                    {"maxProbes":60}        | null                  | budget is missing
                    "kind":"chat"           | "kind":"letter"       | field access has no or an unknown "kind"
                    "model":"m"             | "model":""            | access.model is empty
                    "model":"m"             | "model":7             | field access.model must be a String
                    "model":"m"             | "model":"a\\u0000b"   | access.model must not hold U+0000
                    http://127.0.0.1:8099   | ftp://127.0.0.1       | access.endpoint must be an absolute http or https URL
                    http://127.0.0.1:8099   | http://u:p@host       | access.endpoint must not carry user info
                    "model":"m"             | "model":"m","temperature":3 | access.temperature must be 0 to 2
                    "model":"m"             | "model":"m","maxTokens":5000 | access.maxTokens must be 1 to 4096
                    "model":"m"             | "model":"m","alternatives":21 | access.alternatives must be 0 to 20
                    "model":"m"             | "model":"m","alternatives":-1 | access.alternatives must be 0 to 20
                    "model":"m"             | "model":"m","alternatives":20,"maxTokens":200 | (1 + alternatives) * maxTokens must be at most 4096, not 4200
                    "model":"m"             | "model":"m","secretRef":"../x" | access.secretRef must be 1 to 64
                    "model":"m"             | "model":"m","headers":{"Authorization":"k"} | access.headers.Authorization looks like a credential
                    6f1f6f9e-6d0c           | zz                    | field verificationId must be a UUID
                    {"verificationId"       | [{"verificationId"    | field (the whole) must be a VerificationRequested
                    {"verificationId"       | {                     | not JSON
                    """)
    void a_bad_request_is_refused_with_a_reason_that_names_the_field(
            String part, String instead, String reason) {
        // Given
        String bad = REQUEST.replace(part, instead);
        assertThat(bad).isNotEqualTo(REQUEST);
        // When
        Decoded read = EventJson.read(REQUESTED, bytes(bad));
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Decoded.Bad.class, it -> assertThat(it.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rename | "label":"x"                     | edit.idea is missing
                    rename | "idea":"00","label":"x"         | edit.idea must be an idea's id
                    rename | "idea":"IDEA","label":" "       | edit.label is empty
                    rename | "idea":"IDEA","lable":"x"       | unknown field edit.lable
                    merge  | "idea":"IDEA","others":["IDEA"] | edit.others must not hold edit.idea
                    merge  | "idea":"IDEA","others":[]       | edit.others is empty
                    relate | "idea":"IDEA","other":"IDEA"    | edit.other must be another idea
                    move   | "idea":"IDEA","broader":[null]  | edit.broader has an entry that is null
                    move   | "idea":"IDEA","broader":["IDEA","IDEA"] | edit.broader names an idea twice
                    bind   | "idea":"IDEA","layers":[-1]     | edit.layers must be 0 or more
                    bind   | "idea":"IDEA","modules":["a/b"] | edit.modules must be 1 to 64
                    bind   | "idea":"IDEA"                   | edit.layers and edit.modules are empty
                    reject | "label":"x"                     | edit.idea is missing
                    split  | "idea":"IDEA","label":"x"       | edit.quotes is empty
                    lend   | "idea":"IDEA"                   | field edit has no or an unknown "kind"
                    """)
    void a_bad_edit_is_refused_with_a_reason_that_names_the_field(
            String kind, String fields, String reason) {
        String json =
                """
                {"passportId":"0b9a3c1e-9f59-4f0e-8a77-5d2c1b0a9f8e",
                "editId":"9c8b7a69-5847-4635-a241-3f2e1d0c9b8a","edit":{"kind":"%s",%s}}\
                """
                        .formatted(kind, fields.replace("IDEA", "0f1e2d3c4b5a6978"));
        assertThat(reason(Topic.TREE_EDITED.type(), json)).contains(reason);
    }

    @Test
    void an_event_among_services_may_say_more_than_this_version_knows() {
        String json =
                new String(EventJson.write(Examples.of(Topic.PASSPORT_ISSUED)), UTF_8)
                        .replaceFirst("\\{", "{\"later\":{\"a\":[1]},");
        assertThat(EventJson.read(ISSUED, bytes(json)))
                .isEqualTo(new Decoded.Good(Examples.of(Topic.PASSPORT_ISSUED)));
    }

    @Test
    void nesting_without_end_is_refused_while_it_is_read() {
        String deep = "{\"later\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertThat(reason(ISSUED, deep)).startsWith("beyond the bounds of JSON read here: ");
    }

    @Test
    void a_record_above_the_bound_is_refused_unread() {
        assertThat(reason(ISSUED, " ".repeat(Topic.MAX_EVENT_BYTES + 1)))
                .isEqualTo("the record has 65537 bytes, above the bound of 65536");
    }

    @Test
    void what_is_no_event_of_ours_says_so() {
        assertThat(reason(null, "{}")).isEqualTo("header ce_type is missing");
        assertThat(reason("passport.issued.v2", "{}"))
                .isEqualTo("unknown event type or version passport.issued.v2");
        assertThat(reason("a\nb", "{}")).isEqualTo("unknown event type or version a?b");
        assertThat(reason(ISSUED, "")).isEqualTo("the record has no value");
        assertThat(reason(ISSUED, "null")).isEqualTo("the record's value is null");
        assertThat(EventJson.read(ISSUED, null))
                .isEqualTo(new Decoded.Bad("the record has no value"));
    }

    @Test
    void a_reason_never_repeats_a_fields_content() {
        assertThat(reason(REQUESTED, REQUEST.replace("0.05", "\"the secret\"")))
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "logprob":-0.25 | "logprob":0.5       | outcome.tokens.first.logprob must be -9999 to 0
                    "logprob":-0.25 | "logprob":-1e300    | outcome.tokens.first.logprob must be -9999 to 0
                    "logprob":-0.25 | "logprob":"NaN"     | outcome.tokens.first.logprob must be -9999 to 0
                    "20d0"          | "20d"               | outcome.tokens.first.bytes must be
                    "told":"CUT"    | "told":"REFUSED"    | outcome.tokens.first must be empty
                    "told":"CUT"    | "told":"SOMEHOW"    | outcome.tokens.told
                    """)
    void tokens_that_cannot_be_are_refused(String part, String instead, String reason) {
        String json =
                new String(
                        EventJson.write(
                                Objects.requireNonNull(
                                        Examples.byName().get("probe.answered.v1-tokens"))),
                        UTF_8);
        assertThat(json).contains(part);
        assertThat(reason(Topic.PROBE_ANSWERED.type(), json.replace(part, instead)))
                .contains(reason);
    }

    @Test
    void an_event_above_the_bound_is_not_written() {
        Event large =
                new ProbeRequested(
                        ((VerificationRequested) Examples.of(Topic.VERIFICATION_REQUESTED))
                                .verificationId(),
                        0,
                        1,
                        ((VerificationRequested) Examples.of(Topic.VERIFICATION_REQUESTED))
                                .access(),
                        new Question(null, "?"),
                        new ReadAs.Beacon(Collections.nCopies(7000, "candidate"), "0".repeat(64)),
                        new Rule(0.05, 1, 0.2, 0.01, true, 1));
        assertThatThrownBy(() -> EventJson.write(large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probe.requested.v1")
                .hasMessageContaining("above the bound of 65536");
    }

    private static String reason(@Nullable String type, String json) {
        return switch (EventJson.read(type, bytes(json))) {
            case Decoded.Bad(var reason) -> reason;
            case Decoded.Good(var event) -> throw new AssertionError("Was read: " + event);
        };
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
