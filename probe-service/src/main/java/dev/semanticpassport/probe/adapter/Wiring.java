package dev.semanticpassport.probe.adapter;

import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.adapter.files.FileProbes;
import dev.semanticpassport.probe.adapter.http.HttpCaller;
import dev.semanticpassport.probe.adapter.http.HubCaller;
import dev.semanticpassport.probe.adapter.watch.Measures;
import dev.semanticpassport.probe.adapter.watch.Metric;
import dev.semanticpassport.probe.asking.Asking;
import dev.semanticpassport.probe.asking.Custody;
import dev.semanticpassport.probe.asking.Memory;
import dev.semanticpassport.probe.pacing.Timer;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Gives the plain parts their clock, timer, randomness and bounds. */
class Wiring {

    @Produces
    @Singleton
    Asking asking(ProbeConfig config, HttpCaller caller, Measures measures, Vertx vertx) {
        Asking asking =
                new Asking(
                        config.rules(),
                        caller,
                        steady(),
                        timer(vertx),
                        () -> ThreadLocalRandom.current().nextLong(),
                        measures);
        measures.watch(Metric.CALLING, asking, Asking::calling);
        return asking;
    }

    @Produces
    @Singleton
    FileProbes fileProbes(ProbeConfig config, HubCaller hub, Measures measures) throws IOException {
        FileProbes fileProbes = new FileProbes(config.files(), hub, measures);
        measures.watch(Metric.FILES_WORKING, fileProbes, FileProbes::working);
        return fileProbes;
    }

    void close(@Disposes FileProbes fileProbes) {
        fileProbes.close();
    }

    @Produces
    @Singleton
    Memory memory(ProbeConfig config, Measures measures) {
        Memory memory = new Memory(config.remembered(), config.rememberedChars());
        measures.watch(Metric.IN_FLIGHT, memory, Memory::underWay);
        return memory;
    }

    @Produces
    @Singleton
    Custody custody() {
        return new Custody();
    }

    /** Never goes back, whatever happens to the machine's clock. */
    private static InstantSource steady() {
        Instant start = Instant.now();
        long origin = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - origin);
    }

    /** Rounded up, so that whoever waits for a moment finds it passed. */
    private static Timer timer(Vertx vertx) {
        return (delay, action) ->
                vertx.setTimer(Math.max(1, delay.toMillis() + 1), _ -> action.run());
    }
}
