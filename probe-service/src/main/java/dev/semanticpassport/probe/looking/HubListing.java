package dev.semanticpassport.probe.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Location;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.weights.Shown;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one commit of a repository, as Hugging Face's hub lists them.
 *
 * @param commit which the revision meant when it was asked
 * @param entries in the order in which digests count
 * @param contents what the hub says tells each file's bytes from others': a digest
 */
record HubListing(String commit, List<ModelFiles.Entry> entries, Map<String, String> contents) {
    private static final int PAGE_BYTES = 8 << 20;
    private static final int PAGES = 100;
    private static final int FILES = 10_000;
    private static final Sha256 UNREAD = Sha256.of(new byte[0]);

    HubListing {
        entries = List.copyOf(entries);
        contents = Map.copyOf(contents);
    }

    /** Lists what the revision means now. */
    static HubListing of(Location.Hub location, HubCalls hub) throws IOException {
        String models = "/api/models/" + location.repository();
        String commit =
                text(
                        json(
                                hub.whole(
                                        models + "/revision/" + encoded(location.revision()),
                                        PAGE_BYTES)),
                        "sha");
        if (!commit.matches("[0-9a-f]{40,64}")) {
            throw unreadable("the hub names no commit");
        }
        Map<String, Long> sizes = new HashMap<>();
        Map<String, String> contents = new HashMap<>();
        Optional<String> page = Optional.of(models + "/tree/" + commit + "?recursive=true");
        for (int pages = 0; page.isPresent(); pages++) {
            HubCalls.Got got = hub.whole(page.get(), PAGE_BYTES);
            for (JsonNode file : json(got)) {
                if (text(file, "type").equals("file")) {
                    add(file, sizes, contents);
                }
            }
            page = got.next();
            if (sizes.size() > FILES || pages >= PAGES) {
                throw new LookFailedException(
                        FailureKind.TOO_LARGE, "the repository has more than " + FILES + " files");
            }
        }
        return new HubListing(commit, entries(sizes), contents);
    }

    private static void add(JsonNode file, Map<String, Long> sizes, Map<String, String> contents)
            throws LookFailedException {
        String name = text(file, "path");
        JsonNode large = file.path("lfs");
        JsonNode size =
                large.path("size").isIntegralNumber() ? large.path("size") : file.path("size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw unreadable("the hub's list has a file without a size");
        }
        if (!FolderReading.LEFT_OUT.contains(name.split("/", 2)[0])) {
            sizes.put(name, size.longValue());
            contents.put(name, large.path("oid").asText(file.path("oid").asText("")));
        }
    }

    private static List<ModelFiles.Entry> entries(Map<String, Long> sizes)
            throws LookFailedException {
        List<FileDigest> names = new ArrayList<>();
        for (String name : sizes.keySet()) {
            if (name.codePoints().anyMatch(Shown::steers)) {
                throw unreadable("the hub's list has a name with characters that are none");
            }
            try {
                names.add(new FileDigest(name, UNREAD));
            } catch (IllegalArgumentException e) {
                throw unreadable("the hub's list has a name that leads out of the folder");
            }
        }
        List<ModelFiles.Entry> entries = new ArrayList<>();
        for (FileDigest one : FolderDigest.sorted(names)) {
            entries.add(new ModelFiles.Entry(one.name(), sizes.getOrDefault(one.name(), 0L)));
        }
        return entries;
    }

    /** Where the hub has a file's bytes. */
    String path(Location.Hub location, ModelFiles.Entry entry) {
        List<String> parts = new ArrayList<>();
        for (String part : entry.name().split("/", -1)) {
            parts.add(encoded(part));
        }
        return "/" + location.repository() + "/resolve/" + commit + "/" + String.join("/", parts);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode json(HubCalls.Got got) throws LookFailedException {
        try {
            JsonNode json = EventJson.mapper().readTree(got.bytes());
            if (json != null) {
                return json;
            }
        } catch (IOException e) {
            throw unreadable("the hub's list is not JSON");
        }
        throw unreadable("the hub's list is empty");
    }

    private static String text(JsonNode json, String field) throws LookFailedException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw unreadable("the hub's list has no " + field);
        }
        return value.textValue();
    }

    private static LookFailedException unreadable(String detail) {
        return new LookFailedException(FailureKind.UNREADABLE, detail);
    }
}
