package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import java.util.List;
import java.util.Optional;

/** What a passport is about, and what of it the passport can tell from others. */
public sealed interface Identity {

    /**
     * A model's files: their digest is that of the OpenSSF Model Signing specification.
     *
     * @param digest the root, as {@code sha256:} and 64 hexadecimal digits
     * @param files every file with its own digest; none where only the root is declared
     */
    record Files(Claim digest, List<FileDigest> files) implements Identity {
        public Files {
            files = List.copyOf(files);
            String root = digest.bestText();
            if (!root.matches("sha256:[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "the files' digest is sha256: and 64 lower-case hexadecimal digits");
            }
            if (!files.isEmpty() && !FolderDigest.root(files).equals(parse(root))) {
                throw new IllegalArgumentException(
                        "the files' digest is not that of the listed files");
            }
        }

        /** The root to believe. */
        public Sha256 root() {
            return parse(digest.bestText());
        }

        private static Sha256 parse(String text) {
            return Sha256.parse(text.substring("sha256:".length()));
        }
    }

    /**
     * A model behind an endpoint, of which nobody has files: it identifies no weights.
     *
     * @param host of the endpoint, without path and credentials
     * @param model as the endpoint calls it
     * @param fingerprints what the endpoint told of its system, in order
     * @param probes digest of the set of probes that were asked
     * @param from when they were asked, ISO 8601
     * @param until the same
     */
    record Endpoint(
            String host,
            String model,
            List<String> fingerprints,
            Optional<Sha256> probes,
            String from,
            String until)
            implements Identity {
        public Endpoint {
            fingerprints = fingerprints.stream().sorted().distinct().toList();
        }
    }

    /** Nothing but the name: no files and no endpoint are declared. */
    record Named() implements Identity {}

    /** Whether the passport tells this model's weights from others. */
    default boolean identifiesWeights() {
        return switch (this) {
            case Files _ -> true;
            case Endpoint _, Named _ -> false;
        };
    }

    /** The digest that stands for the model in statements; of a description where it has none. */
    default Sha256 subject(Edition edition) {
        return switch (this) {
            case Files files -> files.root();
            case Endpoint _ -> CanonicalJson.sha256(toJson());
            case Named() ->
                    CanonicalJson.sha256(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("author", edition.author())
                                    .put("name", edition.name())
                                    .put("passportId", edition.passportId().toString()));
        };
    }

    /** As documents have it. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("identifiesWeights", identifiesWeights());
        switch (this) {
            case Files(Claim digest, List<FileDigest> files) -> {
                json.put("kind", "files").set("digest", digest.toJson());
                ArrayNode list = json.putArray("files");
                files.forEach(file ->
                        list.addObject()
                                .put("name", file.name())
                                .put("sha256", file.digest().hex()));
            }
            case Endpoint endpoint -> {
                json.put("kind", "endpoint")
                        .put("host", endpoint.host())
                        .put("model", endpoint.model())
                        .put("from", endpoint.from())
                        .put("until", endpoint.until());
                endpoint.fingerprints().forEach(json.putArray("fingerprints")::add);
                endpoint.probes().ifPresent(probes -> json.put("probes", probes.hex()));
            }
            case Named() -> json.put("kind", "name");
        }
        return json;
    }

    /** Reads what documents have. */
    static Identity fromJson(JsonFields json) {
        String kind = json.text("kind");
        Identity identity =
                switch (kind) {
                    case "files" -> {
                        json.onlyThese("kind", "identifiesWeights", "digest", "files");
                        Claim digest = Claim.fromJson(json.object("digest"));
                        List<FileDigest> files =
                                json.objects("files").stream().map(Identity::file).toList();
                        yield json.read("digest", digest, one -> new Files(one, files));
                    }
                    case "endpoint" -> {
                        json.onlyThese(
                                "kind",
                                "identifiesWeights",
                                "host",
                                "model",
                                "fingerprints",
                                "probes",
                                "from",
                                "until");
                        yield new Endpoint(
                                json.text("host"),
                                json.text("model"),
                                json.texts("fingerprints"),
                                json.optional("probes", json::sha256),
                                json.text("from"),
                                json.text("until"));
                    }
                    case "name" -> {
                        json.onlyThese("kind", "identifiesWeights");
                        yield new Named();
                    }
                    default -> throw json.error("kind", "is none of files, endpoint and name");
                };
        if (json.flag("identifiesWeights") != identity.identifiesWeights()) {
            throw json.error("identifiesWeights", "is not what the kind " + kind + " says");
        }
        return identity;
    }

    private static FileDigest file(JsonFields json) {
        json.onlyThese("name", "sha256");
        return json.read(
                "name", json.text("name"), name -> new FileDigest(name, json.sha256("sha256")));
    }
}
