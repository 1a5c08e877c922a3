package dev.semanticpassport.probe.adapter.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that can be configured of looking at files: {@code passport.probe.files}. */
public interface FilesConfig {

    /**
     * Folders under which files may be looked at, parted by commas; none where left out. Replicas
     * share the pieces of one model, so each has to see the same files there.
     */
    Optional<List<Path>> roots();

    /** Looks at files at once; each may use all cores. More wait, and chats do not. */
    @WithDefault("2")
    int atOnce();

    /**
     * Most looks taken and not yet acknowledged, those that wait for their turn among them. Beyond
     * it other replicas may take them; chats have a room of their own.
     */
    @WithDefault("64")
    int inFlight();

    /**
     * Base address of the hub that {@code hub://} stands for, such as {@code
     * https://huggingface.co}; {@code none} where there is none. Its host has to be reachable as
     * endpoints have to be, and may be sent what {@code secretRef} names.
     */
    @WithDefault("none")
    String hub();

    /** Most bytes that are fetched from the hub for one look. */
    @WithDefault("68719476736")
    long hubBytes();

    /**
     * Folder for what is fetched from the hub, and for known digests; a temporary one where left
     * out. What a look fetched is removed when it ends.
     */
    Optional<Path> folder();

    /** The hub's address, where there is one. */
    default Optional<URI> hubAddress() {
        return hub().equals("none") ? Optional.empty() : Optional.of(URI.create(hub()));
    }
}
