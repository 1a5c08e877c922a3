package dev.semanticpassport.probe.adapter.files;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Location;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.probe.adapter.config.FilesConfig;
import dev.semanticpassport.probe.adapter.http.HubCaller;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.probe.asking.Permission;
import dev.semanticpassport.probe.looking.HubFiles;
import dev.semanticpassport.probe.looking.LocalFiles;
import dev.semanticpassport.probe.looking.LookFailedException;
import dev.semanticpassport.probe.looking.Looking;
import dev.semanticpassport.probe.looking.Lookout;
import dev.semanticpassport.probe.looking.ModelFiles;
import dev.semanticpassport.probe.looking.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files, so many at once on threads of their own: chats go on meanwhile. What ends as a
 * refusal of the reader is a failure; anything else that is thrown is a bug.
 */
public final class FileProbes implements AutoCloseable {
    private final Looking looking;
    private final Roots roots;
    private final HubCaller hub;
    private final FilesConfig config;
    private final WorkFolder folder;
    private final Lookout lookout;
    private final ExecutorService threads;
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean draining;
    private volatile boolean closing;

    /**
     * Makes its folder.
     *
     * @throws IOException where it cannot be made
     */
    public FileProbes(FilesConfig config, HubCaller hub, Lookout lookout) throws IOException {
        this.config = config;
        this.hub = hub;
        this.lookout = lookout;
        this.folder = WorkFolder.in(config.folder());
        this.roots = new Roots(config.roots().orElse(List.of()));
        this.looking = new Looking(folder.knownDigests(), lookout);
        this.threads =
                Executors.newFixedThreadPool(
                        config.atOnce(), Thread.ofPlatform().name("files-", 0).daemon().factory());
    }

    /**
     * The outcome, once there is one; a cancellation where the permission to look was withdrawn,
     * and an exception for a bug.
     */
    public CompletableFuture<Ended> look(
            Access access, Inspection inspection, Permission permission) {
        var ended = new CompletableFuture<Ended>();
        threads.execute(() -> begin(access, inspection, permission, ended));
        return ended;
    }

    /** From now on no look starts; probes without an outcome never get one here. */
    public void drain() {
        draining = true;
    }

    /** Looks under way. */
    public int working() {
        return working.get();
    }

    private void begin(
            Access access,
            Inspection inspection,
            Permission permission,
            CompletableFuture<Ended> ended) {
        if (draining) {
            return;
        }
        if (!permission.begins()) {
            ended.cancel(false);
            return;
        }
        working.incrementAndGet();
        try {
            Ended end = looked(access, inspection);
            // what was cut off by the end of this process is no outcome: it comes again
            if (!closing) {
                lookout.looked(inspection, end);
                ended.complete(end);
            }
        } catch (RuntimeException | Error bug) {
            ended.completeExceptionally(bug);
        } finally {
            working.decrementAndGet();
        }
    }

    private Ended looked(Access access, Inspection inspection) {
        long began = System.nanoTime();
        HubCaller.Calls calls = hub.calls();
        Outcome outcome = outcome(access, inspection, calls);
        return new Ended(
                outcome,
                new Effort(
                        calls.made(),
                        calls.rateLimited(),
                        0,
                        0,
                        0,
                        0,
                        Duration.ofNanos(System.nanoTime() - began).toMillis()));
    }

    private Outcome outcome(Access access, Inspection inspection, HubCaller.Calls calls) {
        try {
            return switch (access) {
                case Access.Chat _ -> throw new IllegalStateException("a chat has no files");
                case Access.Weights(String location, String base, String secret) ->
                        outcome(location, base, secret, inspection, calls);
                case Access.Adapter(String location, String base, String secret) ->
                        outcome(location, base, secret, inspection, calls);
            };
        } catch (LookFailedException failed) {
            return failed.failure();
        } catch (IOException lost) {
            return new Outcome.Failure(
                    FailureKind.FILES_REFUSED,
                    "UNREADABLE: the files cannot be read ("
                            + lost.getClass().getSimpleName()
                            + ")");
        }
    }

    private Outcome outcome(
            String location,
            @Nullable String base,
            @Nullable String secret,
            Inspection inspection,
            HubCaller.Calls calls)
            throws IOException {
        try (ModelFiles files = files(location, secret, calls);
                ModelFiles below =
                        base != null && inspection instanceof Inspection.Modules
                                ? files(base, secret, calls)
                                : null) {
            return new Outcome.Files(
                    looking.look(files, Optional.ofNullable(below), inspection, Instant.now()));
        }
    }

    private ModelFiles files(String text, @Nullable String secret, HubCaller.Calls calls)
            throws IOException {
        return switch (Location.parse(text, "access.location")) {
            case Location.File(String path) -> LocalFiles.at(Path.of(path), roots);
            case Location.Hub location ->
                    HubFiles.at(
                            location,
                            calls.with(secret),
                            folder.newFolder(),
                            config.hubBytes(),
                            lookout);
        };
    }

    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        folder.close();
    }
}
