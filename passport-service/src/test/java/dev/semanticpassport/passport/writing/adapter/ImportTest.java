package dev.semanticpassport.passport.writing.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.LogLines;
import dev.semanticpassport.passport.ServiceSecrets;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.verification.adapter.Wire;
import dev.semanticpassport.passport.writing.ImportNotes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class ImportTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject DataSource database;
    @Inject ImportWork work;
    @Inject Uploads uploads;

    private final LogLines lines = new LogLines();
    private UUID passport;

    @BeforeEach
    void begin() {
        Logger.getLogger("").addHandler(lines);
        passport = Api.passport(Api.author());
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(lines);
    }

    @Test
    void aNoteBecomesATreeAndItsPublicIdeasStandInThePassport() {
        // When
        JsonPath done = imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        // Then
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getLong("messages")).isPositive();
        assertThat(done.getInt("treeRevision")).isEqualTo(1);
        assertThat(labels()).contains("lantern", "harbour");
        assertThat(tree().getString("revision.cause")).isEqualTo("IMPORTED");
        // When
        JsonPath revised =
                body(
                        post(
                                "/passports/" + passport + "/revisions",
                                Map.of("name", "ember-1b", "author", author())),
                        201);
        // Then
        assertThat(revised.getList("document.ideas.id")).isEqualTo(tree().getList("tree.ideas.id"));
        assertThat(revised.getList("document.ideas.quotes.flatten().text")).isNotEmpty();
    }

    @Test
    void editsSurviveAnImportOfMoreWriting() {
        // Given
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        String lantern = idOf("lantern");
        String secret = idOf("zquorn");
        edit(Map.of("kind", "rename", "idea", lantern, "label", "The carried light"));
        edit(Map.of("kind", "markPrivate", "idea", secret));
        // When
        JsonPath more = imported("later.md", Notebook.LATER_NOTE.getBytes(UTF_8));
        // Then
        assertThat(more.getInt("treeRevision")).isEqualTo(4);
        assertThat(labels()).contains("the carried light", "orchard");
        assertThat(labels()).noneMatch(label -> label.contains("zquorn"));
        JsonPath revisions = body(get("/passports/" + passport + "/tree/revisions"), 200);
        assertThat(revisions.getList("items.cause"))
                .containsExactly("IMPORTED", "EDITED", "EDITED", "IMPORTED");
        JsonPath compared = body(get("/passports/" + passport + "/tree/compare?with=1"), 200);
        assertThat(compared.getList("renamed.id")).contains(lantern);
        assertThat(compared.getList("added")).isNotEmpty();
    }

    @Test
    void theSameWritingAgainChangesNoIdea() {
        // Given
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        List<String> before = tree().getList("tree.ideas.id");
        // When
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        // Then
        assertThat(tree().getList("tree.ideas.id")).isEqualTo(before);
        assertThat(tree().getInt("revision.editsLost")).isZero();
    }

    @Test
    void whatCannotBeReadFailsWithItsPlaceAndWhatWasImportedStays() throws IOException {
        // Given
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        byte[] zip = zip("notes/a.md", Notebook.LATER_NOTE);
        // When
        Begun begun = send("broken.zip", Arrays.copyOf(zip, zip.length / 3));
        JsonPath failed = await(begun);
        // Then
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("reason")).contains("no message");
        assertThat(failed.getString("notes.problems[0].file")).startsWith("broken.zip");
        assertThat(labels()).contains("lantern");
        assertThat(body(get(begun.path()), 200).getString("notes")).isNull();
        given().header("Authorization", "Bearer nobody's")
                .get("/api/v1" + begun.path())
                .then()
                .statusCode(401);
    }

    @Test
    void anImportWhoseWorkerDiedIsBegunAgainAndOneThatKeepsDyingIsGivenUp() throws SQLException {
        // Given an import that was read when the service died, and one that it died of three times
        Begun died = send("note.md", Notebook.NOTE.getBytes(UTF_8));
        await(died);
        Begun poison = send("later.md", Notebook.LATER_NOTE.getBytes(UTF_8));
        await(poison);
        String unsent = UUID.randomUUID().toString();
        change(
                "insert into writing_import (id, passport_id, number, state, token, leased_until,"
                        + " begun_at) values ('"
                        + unsent
                        + "', '"
                        + passport
                        + "', 99, 'RECEIVING', decode(repeat('00', 32), 'hex'), now() - interval"
                        + " '1 hour', now())");
        change(
                "update writing_import set state = 'READING', attempts = 3, ended_at = null,"
                        + " leased_until = now() - interval '1 hour' where id = '"
                        + poison.id()
                        + "'");
        // When
        OffLoop.await(work::look);
        // Then
        assertThat(await(poison).getString("reason")).contains("ended 3 times");
        JsonPath stopped = body(get("/passports/" + passport + "/imports/" + unsent), 200);
        assertThat(stopped.getString("state")).isEqualTo("FAILED");
        assertThat(stopped.getString("reason")).contains("stopped coming after 0 bytes");
    }

    @Test
    void anImportIsTakenOverWhereItsHolderLeftIt() throws SQLException {
        // Given a file that is here, claimed by a replica that died at it
        Uploads.Taken taken =
                uploads.take(
                        passport,
                        new ImportNotes("note.md", List.of(), "UTC", List.of(), List.of()),
                        new ByteArrayInputStream(Notebook.NOTE.getBytes(UTF_8)));
        change(
                "update writing_import set state = 'READING', attempts = 1, leased_until = now() -"
                        + " interval '1 hour' where id = '"
                        + taken.row().id
                        + "'");
        // When
        work.nudge();
        // Then
        JsonPath done = await(new Begun(taken.row().id, passport, taken.token()));
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(labels()).contains("lantern");
    }

    @Test
    void theWritingAndPrivateIdeasStandNowhereInClear() throws SQLException, IOException {
        // Given
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        String secret = idOf("zquorn");
        edit(Map.of("kind", "markPrivate", "idea", secret));
        edit(Map.of("kind", "define", "idea", secret, "definition", "zquorn of the letters"));
        // Given a tree in which the private idea is not found any more, but its words are
        imported("copy.md", Notebook.NOTE.getBytes(UTF_8));
        // When
        List<String> places = new ArrayList<>(dump());
        places.addAll(answers());
        places.addAll(kit());
        places.addAll(lines.said);
        try (Wire wire = new Wire(bootstrapServers)) {
            places.add(wire.everything());
        }
        // Then
        String all = String.join("\n", places).toLowerCase(Locale.ROOT);
        assertThat(all).contains(passport.toString(), "lantern");
        for (String word : List.of(Notebook.PRIVATE_WORD, "never sent", Notebook.ASIDE)) {
            assertThat(all)
                    .doesNotContain(word)
                    .doesNotContain(HexFormat.of().formatHex(word.getBytes(UTF_8)));
        }
    }

    @Test
    void theProposalTellsLabelsAndCountsAndTheFullKitIsMadeElsewhere() {
        // Given
        imported("note.md", Notebook.NOTE.getBytes(UTF_8));
        // When
        JsonPath proposal = body(post("/passports/" + passport + "/signature/proposal", ""), 200);
        Response full = get("/passports/" + passport + "/kit?kind=full");
        // Then
        assertThat(proposal.getList("ideas")).isNotEmpty();
        assertThat(proposal.prettify()).doesNotContain("?");
        assertThat(body(full, 400).getString("detail")).contains("author's own machine");
    }

    private record Begun(UUID id, UUID passport, String token) {
        String path() {
            return "/passports/" + passport + "/imports/" + id;
        }
    }

    private Begun send(String name, byte[] file) {
        JsonPath answer =
                body(
                        given().contentType(ContentType.BINARY)
                                .queryParam("name", name)
                                .body(file)
                                .post("/api/v1/passports/" + passport + "/imports"),
                        202);
        return new Begun(answer.getUUID("begun.id"), passport, answer.getString("token"));
    }

    private JsonPath await(Begun begun) {
        Awaitility.await("the end of import " + begun.id())
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() ->
                        List.of("DONE", "FAILED")
                                .contains(body(get(begun.path()), 200).getString("state")));
        return body(
                given().header("Authorization", "Bearer " + begun.token())
                        .get("/api/v1" + begun.path()),
                200);
    }

    private JsonPath imported(String name, byte[] file) {
        JsonPath end = await(send(name, file));
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("DONE");
        return end;
    }

    private JsonPath tree() {
        return body(get("/passports/" + passport + "/tree"), 200);
    }

    private List<String> labels() {
        return tree().<String>getList("tree.ideas.label.text").stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .toList();
    }

    private String idOf(String word) {
        List<String> labels = labels();
        List<String> ids = tree().getList("tree.ideas.id");
        for (int at = 0; at < labels.size(); at++) {
            if (labels.get(at).contains(word)) {
                return ids.get(at);
            }
        }
        throw new AssertionError("no idea has " + word + " among " + labels);
    }

    private void edit(Map<String, Object> edit) {
        body(
                post(
                        "/passports/" + passport + "/tree/edits",
                        Map.of("edits", List.of(Map.of("edit", edit)))),
                200);
    }

    private String author() {
        return body(get("/passports/" + passport), 200).getString("document.author");
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private List<String> kit() throws IOException {
        Response answer = given().get("/api/v1/passports/" + passport + "/kit");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 409);
        List<String> files = new ArrayList<>();
        if (answer.statusCode() == 200) {
            try (ZipInputStream zip =
                    new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    files.add(entry.getName() + "\n" + new String(zip.readAllBytes(), UTF_8));
                }
            }
        }
        return files;
    }

    private List<String> answers() {
        String path = "/passports/" + passport;
        return List.of(
                get(path).asString(),
                get(path + "/imports").asString(),
                get(path + "/tree?private=true").asString(),
                get(path + "/tree?format=skos").asString(),
                get(path + "/tree?format=outline").asString(),
                get(path + "/tree?revision=1").asString(),
                get(path + "/tree/edits").asString(),
                get(path + "/tree/revisions").asString(),
                get(path + "/tree/compare?with=1").asString(),
                post(path + "/signature/proposal", "").asString(),
                given().get("/q/metrics").asString());
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        }
    }

    /** Every row of every table, bytes in hex. */
    private List<String> dump() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery(
                            "select table_name from information_schema.tables where table_schema ="
                                    + " 'public'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).contains("sealed_piece", "writing_import", "tree_edit");
            for (String table : tables) {
                try (ResultSet row =
                        statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        }
        return rows;
    }
}
