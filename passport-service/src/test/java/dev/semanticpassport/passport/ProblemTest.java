package dev.semanticpassport.passport;

import static dev.semanticpassport.passport.Api.IDEAS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.embedded.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class ProblemTest {
    private static final String DIGEST = "0".repeat(64);
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @ParameterizedTest(name = "{0} {1} is refused with {2} for {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /passports | {} | 400 | name
                    /passports | {"name":"m"} | 400 | author
                    /passports | {"name":" ","author":"a"} | 400 | name
                    /passports | {"name":"m","author":"a\\u0000b"} | 400 | author
                    /passports | {"name":1,"author":"a"} | 400 | name
                    /passports | {"name":"m","author":"a","colour":"red"} | 400 | colour
                    /passports | {"name":"m","author":"a","ideas":["x","X "]} | 400 | ideas[1]
                    /passports | {"name":"m","author":"a","ideas":["x",null]} | 400 | ideas[1]
                    /passports | {"name":"m","author":"a","ideas":"x"} | 400 | ideas
                    /passports | {"name":"m","author":"a","model":{"digest":"abc"}} | 400 | model.digest
                    /passports | {"name":"m","author":"a","conditions":{"deep":{"er":1}}} | 400 | conditions.deep
                    /passports | {"name":"m","author":"a","conditions":{"n":9007199254740993}} | 400 | conditions.n
                    /passports | {"name":"m","author":"a","conditions":{"bad name":1}} | 400 | conditions
                    /passports | {"name":"m","author":"a","previous":"00"} | 400 | previous
                    /passports | [1,2] | 400 | body
                    /passports | {"name": | 400 | body
                    /passports/NOBODY/revisions | {"name":"m","author":"a"} | 404 | id
                    /passports/12/revisions | {"name":"m","author":"a"} | 400 | id
                    /passports/NOBODY/signature | {"mode":"stored"} | 404 | id
                    /passports/KNOWN/signature | {} | 400 | mode
                    /passports/KNOWN/signature | {"mode":"borrowed"} | 400 | mode
                    /passports/KNOWN/signature | {"mode":"stored","ideas":["one","two"]} | 400 | ideas
                    /passports/KNOWN/signature | {"mode":"stored","ideas":["one"," One!"]} | 400 | ideas[1]
                    /passports/KNOWN/signature | {"mode":"stored","beacons":67} | 400 | ideas
                    /passports/KNOWN/signature | {"mode":"stored","beacons":0} | 400 | beacons
                    /passports/KNOWN/signature | {"mode":"stored","beacons":2.5} | 400 | beacons
                    /passports/KNOWN/signature | {"mode":"stored","candidates":20} | 400 | candidates
                    /passports/KNOWN/signature | {"mode":"stored","candidates":1025} | 400 | candidates
                    /passports/KNOWN/signature | {"mode":"stored","candidates":1000} | 400 | candidates
                    /passports/KNOWN/signature | {"mode":"stored","survivalFloor":0} | 400 | survivalFloor
                    /passports/KNOWN/signature | {"mode":"stored","survivalFloor":2} | 400 | survivalFloor
                    /passports/KNOWN/signature | {"mode":"stored","survivalFloor":0.003} | 400 | survivalFloor
                    /passports/KNOWN/signature | {"mode":"stored","controls":[]} | 400 | controls
                    /passports/KNOWN/signature | {"mode":"stored","key":"mine"} | 400 | key
                    /passports/KNOWN/signature | {"mode":"held"} | 400 | candidates
                    /passports/KNOWN/signature | {"mode":"held","beacons":2,"candidates":[256]} | 400 | candidates
                    /passports/KNOWN/signature | {"mode":"held","beacons":1,"candidates":[256]} | 400 | beaconsRoot
                    /passports/KNOWN/signature | {"mode":"held","beacons":1,"candidates":[256],"beaconsRoot":"AB","keyCommitment":"DIGEST"} | 400 | beaconsRoot
                    /passports/KNOWN/signature | {"mode":"held","beacons":1,"candidates":[256],"beaconsRoot":"DIGEST"} | 400 | keyCommitment
                    /passports/KNOWN/signature/keys | {} | 400 | keysRoot
                    /passports/KNOWN/signature/keys | {"keysRoot":"DIGEST"} | 400 | randomness
                    /passports/KNOWN/signature/keys | {"keysRoot":"DIGEST","randomness":"DIGEST"} | 404 | id
                    /passports/KNOWN/prepared-beacons | {} | 400 | format
                    /passports/KNOWN/prepared-beacons | {"format":"semantic-passport/prepared-beacons/v1"} | 400 | matcher
                    /log/checkpoints/999999999/cosignatures | {"cosignature":"x"} | 404 | size
                    /log/checkpoints/1/cosignatures | {} | 400 | cosignature
                    """)
    void badInputIsRefusedWithTheFieldsName(String path, String body, int status, String field) {
        // Given
        String known = path.contains("KNOWN") ? Api.passport(Api.author()).toString() : "";
        // When
        Response answer =
                Api.post(
                        path.replace("KNOWN", known).replace("NOBODY", NOBODY),
                        body.replace("DIGEST", DIGEST));
        // Then
        assertProblem(answer, status, field);
    }

    @ParameterizedTest(name = "{0} is refused with {1} for {2}")
    @CsvSource({
        "/passports/NOBODY, 404, id",
        "/passports/abc, 400, id",
        "/passports/1-1-1-1-1, 400, id",
        "/passports/NOBODY/revisions/1, 404, revision",
        "/passports/NOBODY/signature, 404, id",
        "/passports/NOBODY/signature/kit-rows, 401, Authorization",
        "/passports?size=0, 400, size",
        "/passports?page=-1, 400, page",
        "/passports?size=many, 400, parameter",
        "/log/entries/first/proof, 400, parameter",
        "/log/checkpoints/999999999, 404, size",
        "/log/entries?limit=1001, 400, limit",
        "/log/entries?from=-1, 400, from",
        "/log/entries/0/proof?size=999999999, 400, size",
        "/log/consistency, 400, from",
        "/log/consistency?from=0&to=1, 400, from",
        "/log/consistency?from=1&to=999999999, 400, to",
    })
    void badReadingIsRefusedWithTheFieldsName(String path, int status, String field) {
        // When
        Response answer = Api.get(path.replace("NOBODY", NOBODY));
        // Then
        assertProblem(answer, status, field);
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        // When
        Response answer = Api.get("/passport");
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aBodyThatIsNotJsonIsAProblem() {
        // When
        Response answer =
                given().contentType(ContentType.TEXT).body("hello").post("/api/v1/passports");
        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aRevisionOfAnotherAuthorOrAnOlderRevisionIsRefused() {
        // Given
        String author = Api.author();
        String path = "/passports/" + Api.passport(author) + "/revisions";
        // When
        Response stranger = Api.post(path, Map.of("name", "m", "author", "Somebody else"));
        Response outdated =
                Api.post(
                        path,
                        Map.of("name", "m", "author", author, "ideas", IDEAS, "previous", DIGEST));
        // Then
        assertProblem(stranger, 400, "author");
        assertProblem(outdated, 409, "previous");
    }

    private static void assertProblem(Response answer, int status, String field) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        List<String> fields = answer.jsonPath().getList("errors.field");
        assertThat(fields).as(answer.asString()).containsExactly(field);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }
}
