package dev.semanticpassport.passport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The REST interface, as tests speak to it. */
public final class Api {
    /** Twelve ideas: 66 pairs, enough for 60 beacons. */
    public static final List<String> IDEAS =
            List.of(
                    "lantern",
                    "river",
                    "threshold",
                    "mirror",
                    "orchard",
                    "harbour",
                    "ember",
                    "lattice",
                    "meridian",
                    "quarry",
                    "sparrow",
                    "velvet");

    private Api() {}

    public static Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1" + path);
    }

    public static Response get(String path) {
        return given().get("/api/v1" + path);
    }

    /** The body of an answer with this status. */
    public static JsonPath body(Response response, int status) {
        return response.then().statusCode(status).extract().jsonPath();
    }

    /** Makes a passport with the twelve ideas. */
    public static UUID passport(String author) {
        return body(
                        post(
                                "/passports",
                                Map.of("name", "ember-1b", "author", author, "ideas", IDEAS)),
                        201)
                .getUUID("id");
    }

    /** An author that no other test has. */
    public static String author() {
        return "Author " + UUID.randomUUID();
    }
}
