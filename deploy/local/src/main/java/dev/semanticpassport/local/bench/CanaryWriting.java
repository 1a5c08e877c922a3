package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Trees;
import dev.semanticpassport.local.client.Writing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Writing whose words stand nowhere else, imported into a passport: an idea of it is private, and
 * some of its words are in no idea.
 */
final class CanaryWriting {
    /** An idea that is public: the search must find it, or it is blind. */
    static final String PUBLIC = "lantern";

    private static final String PRIVATE = "zquorn chamber";
    private static final String SENTENCE =
            "The zquorn chamber is where I keep every letter that was never sent.";
    private static final String DEFINITION = "A zquorn chamber is a place without a door.";
    private static final String ASIDE = "wibbleplank";
    private static final String FILE = "quillmarsh-diary.md";

    private static final String NOTE =
            """
            # Lantern

            A lantern is a light that is carried by whoever goes first. The lantern shows the road
            to those who follow, and the lantern is given away at the harbour.

            ## Harbour

            The harbour is the place where every road ends. At the harbour the lantern is given
            away. A harbour needs no walls.

            ## Zquorn chamber

            %s Nobody has seen the zquorn chamber.

            Yesterday it rained, %s, and I bought bread.
            """
                    .formatted(SENTENCE, ASIDE);

    private final Rest rest;
    private final UUID passport;
    private String token = "";

    CanaryWriting(Rest rest, UUID passport) {
        this.rest = rest;
        this.passport = passport;
    }

    /** Imports it, hides an idea of it, edits that idea and issues a revision with the rest. */
    void run() throws IOException {
        Path folder = Files.createTempDirectory("canary");
        Path file = folder.resolve(FILE);
        try {
            Files.writeString(file, NOTE);
            Writing writing = new Writing(rest, passport);
            Writing.Begun begun = writing.send(file, List.of(), "UTC");
            token = begun.token();
            JsonNode end = writing.await(begun, _ -> {});
            require(end.path("state").asText().equals("DONE"), "the import failed");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        Trees trees = new Trees(rest, passport);
        String secret = privateIdea();
        edit(trees, new Edit.MarkPrivate(secret));
        edit(trees, new Edit.Define(secret, DEFINITION));
        JsonNode document = rest.read(path()).path("document");
        rest.post(
                path() + "/revisions",
                Map.of(
                        "name",
                        document.path("name").asText(),
                        "author",
                        document.path("author").asText()));
    }

    private void edit(Trees trees, Edit edit) {
        trees.edit(List.of(new TreeEdited(passport, UUID.randomUUID(), edit)));
    }

    private String privateIdea() {
        for (JsonNode idea : rest.read(path() + "/tree").path("tree").path("ideas")) {
            String label = idea.path("label").path("text").asText().toLowerCase(Locale.ROOT);
            if (label.contains("zquorn")) {
                return idea.path("id").asText();
            }
        }
        throw new IllegalStateException("the tree has no idea to hide");
    }

    /** What must stand nowhere. Not the file's name: a public idea's quotes tell their source. */
    List<Needle> needles() {
        return List.of(
                Needle.ofText("a private idea's label", PRIVATE),
                Needle.ofText("a private idea's label as a heading", "Zquorn chamber"),
                Needle.ofText("a private idea's quote", SENTENCE),
                Needle.ofText("a private idea's definition", DEFINITION),
                Needle.ofText("a word of the writing that is in no idea", ASIDE),
                Needle.ofText("an import's token", token));
    }

    /** What passport-service tells of it. */
    List<String> paths() {
        return List.of(
                path() + "/imports",
                path() + "/tree?private=true",
                path() + "/tree?format=skos",
                path() + "/tree?format=outline",
                path() + "/tree/edits",
                path() + "/tree/revisions",
                path() + "/tree/compare?with=1",
                path() + "/kit?kind=full");
    }

    /** The public kit, file by file. */
    Map<String, String> kit() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        byte[] zipped = rest.bytes(path() + "/kit", "application/zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(
                        "public kit " + entry.getName(),
                        entry.getName()
                                + "\n"
                                + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private String path() {
        return "/api/v1/passports/" + passport;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
