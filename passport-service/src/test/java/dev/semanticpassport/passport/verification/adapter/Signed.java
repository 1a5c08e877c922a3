package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A passport whose signature can be verified, made as authors make it.
 *
 * @param rows the author's secret: each beacon's question and right answer, in their order
 */
record Signed(UUID passport, List<Map<String, String>> rows) {
    static final int BEACONS = 24;
    static final int CONTROLS = 4;
    static final int CANDIDATES = 21;

    /** Words that stand nowhere by chance. */
    static final List<String> IDEAS =
            IntStream.range(0, 40).mapToObj(index -> "zq" + word(index)).toList();

    private static String word(int index) {
        return "" + (char) ('a' + index / 26) + (char) ('a' + index % 26) + "xj";
    }

    static Signed made() {
        UUID passport = unsigned();
        String token =
                post(
                                "/passports/" + passport + "/signature",
                                Map.of(
                                        "mode",
                                        "stored",
                                        "beacons",
                                        BEACONS,
                                        "candidates",
                                        CANDIDATES,
                                        "systemPrompt",
                                        "Answer in one word."))
                        .getString("exportToken");
        return new Signed(
                passport,
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/passports/{id}/signature/kit-rows", passport)
                        .jsonPath()
                        .getList("rows"));
    }

    /** Freezes the passport's beacons once more, under another key. */
    void frozenAgain() {
        post(
                "/passports/" + passport + "/signature",
                Map.of("mode", "stored", "beacons", BEACONS, "candidates", CANDIDATES));
    }

    /** A passport without a signature. */
    static UUID unsigned() {
        return post(
                        "/passports",
                        Map.of(
                                "name",
                                "a model",
                                "author",
                                "Author " + UUID.randomUUID(),
                                "ideas",
                                IDEAS))
                .getUUID("id");
    }

    /** A passport whose author keeps the key and has not committed the beacons' keys. */
    static UUID uncommitted() {
        UUID passport = unsigned();
        held(passport);
        return passport;
    }

    /** A passport whose author keeps the key and has handed over no beacons. */
    static UUID withoutPreparedBeacons() {
        UUID passport = unsigned();
        String randomness = held(passport).getString("signature.randomness.r");
        given().contentType(ContentType.JSON)
                .body(Map.of("keysRoot", "a".repeat(64), "randomness", randomness))
                .post("/api/v1/passports/{id}/signature/keys", passport)
                .then()
                .statusCode(200);
        return passport;
    }

    private static JsonPath held(UUID passport) {
        return post(
                "/passports/" + passport + "/signature",
                Map.of(
                        "mode",
                        "held",
                        "beaconsRoot",
                        "c".repeat(64),
                        "keyCommitment",
                        "d".repeat(64),
                        "beacons",
                        2,
                        "candidates",
                        List.of(CANDIDATES, CANDIDATES)));
    }

    private static JsonPath post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
