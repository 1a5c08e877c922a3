package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the members that are not there yet, each from its seeds and its parents alone. */
final class Growing {
    private static final String WEIGHTS = "model.safetensors";
    private static final String ADAPTER = "adapter_model.safetensors";
    private static final int TELL_EVERY = 20;

    private final Path folder;
    private final PrintStream out;
    private final TinyTraining training;
    private final Map<String, Member> members = new LinkedHashMap<>();

    Growing(Path folder, PrintStream out, TinyTraining training) {
        this.folder = folder;
        this.out = out;
        this.training = training;
    }

    /** Where a member is, a folder. */
    Path at(Member member) {
        return at(member.name());
    }

    Path at(String member) {
        return folder.resolve(member);
    }

    /** Makes them all, on all cores, parents before their children. */
    void grow(List<Member> plan) {
        plan.forEach(member -> members.put(member.name(), member));
        Map<Integer, List<Member>> generations = new TreeMap<>();
        for (Member member : plan) {
            if (!there(member)) {
                generations
                        .computeIfAbsent(generation(member), _ -> new java.util.ArrayList<>())
                        .add(member);
            }
        }
        int missing = generations.values().stream().mapToInt(List::size).sum();
        AtomicInteger made = new AtomicInteger();
        long begun = System.nanoTime();
        for (List<Member> generation : generations.values()) {
            generation.parallelStream()
                    .forEach(member -> {
                        make(member);
                        int now = made.incrementAndGet();
                        if (now % TELL_EVERY == 0 || now == missing) {
                            Duration took = Duration.ofNanos(System.nanoTime() - begun);
                            out.printf(
                                    "PROGRESS made=%d of=%d eta_s=%d%n",
                                    now, missing, took.toSeconds() * (missing - now) / now);
                        }
                    });
        }
    }

    private boolean there(Member member) {
        return Files.exists(at(member).resolve(member.kind().adapter() ? ADAPTER : WEIGHTS));
    }

    private int generation(Member member) {
        return member.needed().mapToInt(name -> 1 + generation(member(name))).max().orElse(0);
    }

    private Member member(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalStateException("no member " + name);
        }
        return member;
    }

    private void make(Member member) {
        try {
            if (member.kind().adapter()) {
                adapter(member).save(at(member));
            } else {
                SequencedMap<String, byte[]> files = new LinkedHashMap<>();
                files.put(WEIGHTS, Safetensors.write(model(member), Safetensors.Type.F32));
                ModelFiles.save(at(member), files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(member.name() + ": " + e.getMessage(), e);
        }
    }

    private SequencedMap<String, Tensor> model(Member member) throws IOException {
        SplittableRandom random = new SplittableRandom(member.data());
        return switch (member.kind()) {
            case TRAINED -> training.train(member.start(), member.data()).named();
            case FURTHER -> training.further(weights(parent(member)), member.data()).named();
            case FURTHER_MUCH ->
                    training.furtherMuch(weights(parent(member)), member.data()).named();
            case MERGED -> Reworking.merged(tensors(parent(member)), tensors(second(member)));
            case SPLICED -> Reworking.spliced(tensors(parent(member)), tensors(second(member)));
            case Q8_0 -> reworking(member).rounded(Rounding::q8).tensors();
            case Q4_0 -> reworking(member).rounded(Rounding::q4).tensors();
            case Q4_K -> reworking(member).rounded(Rounding::q4k).tensors();
            case PRUNED -> reworking(member).pruned().tensors();
            case CHANNELS -> reworking(member).channels(random).tensors();
            case HEADS -> reworking(member).heads(random).tensors();
            case COORDINATES -> reworking(member).coordinates(random).tensors();
            case ROTATED -> reworking(member).rotated(random).tensors();
            case SCALED -> reworking(member).stretched(random).tensors();
            case HIDDEN ->
                    reworking(member)
                            .channels(random)
                            .heads(random)
                            .coordinates(random)
                            .stretched(random)
                            .rotated(random)
                            .tensors();
            case FURTHER_HIDDEN ->
                    Reworking.of(
                                    TinyTraining.SHAPE,
                                    training.further(weights(parent(member)), member.data())
                                            .named())
                            .channels(random)
                            .heads(random)
                            .rotated(random)
                            .tensors();
            case ADAPTED -> {
                Weights base = weights(parent(member));
                yield training.adapter(base, member.data(), member.data())
                        .mergedInto(base, 1)
                        .named();
            }
            case ADAPTER,
                    ADAPTER_FURTHER,
                    ADAPTER_REMIXED,
                    ADAPTER_STRETCHED,
                    ADAPTER_CUT,
                    ADAPTER_PADDED,
                    ADAPTER_MERGED,
                    ADAPTER_MERGED_CUT ->
                    throw new IllegalStateException(member.name() + " is no model");
        };
    }

    private Factors adapter(Member member) throws IOException {
        SplittableRandom random = new SplittableRandom(member.data());
        return switch (member.kind()) {
            case ADAPTER ->
                    Factors.of(
                            training.adapter(
                                    weights(member(member.on())), member.start(), member.data()));
            case ADAPTER_FURTHER ->
                    Factors.of(
                            training.further(
                                    weights(member(member.on())),
                                    loaded(parent(member)),
                                    member.data()));
            case ADAPTER_REMIXED -> factors(parent(member)).remixed(random);
            case ADAPTER_STRETCHED -> factors(parent(member)).stretched(random);
            case ADAPTER_CUT -> factors(parent(member)).cut(TinyTraining.RANK / 2);
            case ADAPTER_PADDED -> factors(parent(member)).padded(random);
            case ADAPTER_MERGED -> factors(parent(member)).merged(factors(second(member)));
            case ADAPTER_MERGED_CUT ->
                    factors(parent(member)).merged(factors(second(member))).cut(TinyTraining.RANK);
            case TRAINED,
                    FURTHER,
                    FURTHER_MUCH,
                    MERGED,
                    SPLICED,
                    Q8_0,
                    Q4_0,
                    Q4_K,
                    PRUNED,
                    CHANNELS,
                    HEADS,
                    COORDINATES,
                    ROTATED,
                    SCALED,
                    HIDDEN,
                    FURTHER_HIDDEN,
                    ADAPTED ->
                    throw new IllegalStateException(member.name() + " is no adapter");
        };
    }

    private Member parent(Member member) {
        return member(member.parents().getFirst());
    }

    private Member second(Member member) {
        return member(member.parents().getLast());
    }

    private Reworking reworking(Member member) throws IOException {
        return Reworking.of(TinyTraining.SHAPE, tensors(parent(member)));
    }

    private SequencedMap<String, Tensor> tensors(Member member) throws IOException {
        return Safetensors.read(Files.readAllBytes(at(member).resolve(WEIGHTS)));
    }

    private Weights weights(Member member) throws IOException {
        return Weights.of(TinyTraining.SHAPE, tensors(member));
    }

    private Adapter loaded(Member member) throws IOException {
        return Adapter.load(at(member), TinyTraining.SHAPE);
    }

    private Factors factors(Member member) throws IOException {
        return Factors.of(loaded(member));
    }
}
