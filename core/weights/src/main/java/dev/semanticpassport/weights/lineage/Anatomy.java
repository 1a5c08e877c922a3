package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model of Llama's kind, taken apart into units: each is what one hidden channel reads from the
 * stream between layers or writes into it, so every matrix here has one row for each channel and
 * one column for each coordinate of the stream. The gains of the norms stand in the matrices that
 * read behind them, because a copy may have them there.
 */
public final class Anatomy {
    /** Numbers of the layers that are compared; layers beyond it are left out evenly. */
    private static final long MOST_NUMBERS = 1L << 26;

    /** Of the embeddings the first ones, which two vocabularies of one making share. */
    private static final int MOST_TOKENS = 4_096;

    private final Numbers embedding;
    private final List<Layer> layers;
    private final Marks marks;

    private Anatomy(Numbers embedding, List<Layer> layers, Marks marks) {
        this.embedding = embedding;
        this.layers = layers;
        this.marks = marks;
    }

    /** Seven faces that the channels of a layer turn to the stream. */
    enum Face {
        GATE,
        UP,
        DOWN,
        VALUE,
        OUTPUT,
        QUERY,
        KEY
    }

    /**
     * A layer's matrices, by face.
     *
     * @param parts as they are stored
     * @param sums of the stored numbers, whatever their order
     */
    record Layer(
            int index,
            Map<LlamaPart, float[]> parts,
            Map<LlamaPart, OptionalLong> sums,
            Map<Face, Numbers> faces) {
        Numbers face(Face face) {
            Numbers numbers = faces.get(face);
            if (numbers == null) {
                throw new IllegalStateException("a layer without " + face);
            }
            return numbers;
        }
    }

    /**
     * Reads it.
     *
     * @return empty where the files are not of such a model
     * @throws RefusedException where numbers cannot be read
     */
    public static Optional<Anatomy> of(Opened opened) throws RefusedException {
        SortedMap<Integer, Map<LlamaPart, Found>> layers = new TreeMap<>();
        Optional<Found> embedding = Optional.empty();
        for (OpenFile file : opened.files()) {
            for (TensorEntry tensor : file.header().tensors()) {
                ModuleName name = ModuleName.of(tensor.name());
                Found found = new Found(file, tensor);
                if (name.layer().isPresent()) {
                    Optional<LlamaPart> part = LlamaPart.named(name.part());
                    part.ifPresent(one ->
                            layers.computeIfAbsent(
                                            name.layer().getAsInt(),
                                            _ -> new EnumMap<>(LlamaPart.class))
                                    .putIfAbsent(one, found));
                } else if (embedding.isEmpty() && LlamaPart.isEmbedding(name.part())) {
                    embedding = Optional.of(found);
                }
            }
        }
        layers.values().removeIf(layer -> layer.size() < LlamaPart.values().length);
        if (embedding.isEmpty()
                || layers.isEmpty()
                || !fits(embedding.get(), layers.firstEntry().getValue())) {
            return Optional.empty();
        }
        int width = Math.toIntExact(embedding.get().tensor.shape().getLast());
        Marks.Seen seen = new Marks.Seen();
        List<Layer> read = new ArrayList<>();
        for (int index : spaced(layers)) {
            Map<LlamaPart, Found> parts = layers.getOrDefault(index, Map.of());
            Map<LlamaPart, float[]> numbers = new EnumMap<>(LlamaPart.class);
            for (Map.Entry<LlamaPart, Found> part : parts.entrySet()) {
                float[] stored = part.getValue().numbers();
                numbers.put(part.getKey(), stored);
                seen.add(part.getValue().tensor, stored);
            }
            read.add(new Layer(index, numbers, sums(numbers), faces(numbers, width)));
        }
        return Optional.of(
                new Anatomy(
                        new Numbers(embedding.get().leading(MOST_TOKENS * width), width),
                        read,
                        seen.marks()));
    }

    /** The same with each matrix taken column by column, against what the header says. */
    Anatomy columnwise() {
        int width = embedding.width();
        List<Layer> turned = new ArrayList<>();
        for (Layer layer : layers) {
            Map<LlamaPart, float[]> parts = new EnumMap<>(LlamaPart.class);
            layer.parts.forEach((part, stored) ->
                    parts.put(
                            part,
                            switch (part) {
                                case QUERY, KEY, VALUE, GATE, UP ->
                                        Numbers.columns(stored, width).cells();
                                case OUTPUT, DOWN ->
                                        Numbers.columns(stored, stored.length / width).cells();
                                case READING_GAINS, FEEDING_GAINS -> stored;
                            }));
            turned.add(new Layer(layer.index, parts, layer.sums, faces(parts, width)));
        }
        return new Anatomy(embedding, turned, marks);
    }

    /** Tokens' places in the stream, a row each. */
    Numbers embedding() {
        return embedding;
    }

    List<Layer> layers() {
        return layers;
    }

    Marks marks() {
        return marks;
    }

    /** Whether the other has the same layers with the same channels. */
    public boolean comparable(Anatomy other) {
        if (embedding.width() != other.embedding.width() || layers.size() != other.layers.size()) {
            return false;
        }
        for (int i = 0; i < layers.size(); i++) {
            Layer mine = layers.get(i);
            Layer theirs = other.layers.get(i);
            for (Face face : Face.values()) {
                if (mine.index != theirs.index
                        || mine.face(face).rows() != theirs.face(face).rows()) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Of the layers' matrices of both, the share that hold the very same numbers, in whatever
     * order.
     */
    double sameNumbers(Anatomy other) {
        int same = 0;
        int all = 0;
        for (int i = 0; i < layers.size(); i++) {
            Map<LlamaPart, OptionalLong> theirs = other.layers.get(i).sums;
            for (Map.Entry<LlamaPart, OptionalLong> sum : layers.get(i).sums.entrySet()) {
                all++;
                same +=
                        sum.getValue().isPresent()
                                        && sum.getValue().equals(theirs.get(sum.getKey()))
                                ? 1
                                : 0;
            }
        }
        return (double) same / all;
    }

    private static Map<LlamaPart, OptionalLong> sums(Map<LlamaPart, float[]> parts) {
        Map<LlamaPart, OptionalLong> sums = new EnumMap<>(LlamaPart.class);
        parts.forEach((part, numbers) -> {
            if (part != LlamaPart.READING_GAINS && part != LlamaPart.FEEDING_GAINS) {
                sums.put(part, SameNumbers.of(numbers));
            }
        });
        return sums;
    }

    private static boolean fits(Found embedding, Map<LlamaPart, Found> layer) {
        long width = embedding.tensor.isMatrix() ? embedding.tensor.shape().getLast() : -1;
        long numbers = 0;
        for (Map.Entry<LlamaPart, Found> part : layer.entrySet()) {
            TensorEntry tensor = part.getValue().tensor;
            boolean right =
                    switch (part.getKey()) {
                        case READING_GAINS, FEEDING_GAINS -> tensor.elements() == width;
                        case OUTPUT, DOWN ->
                                tensor.isMatrix() && tensor.shape().getFirst() == width;
                        case QUERY, KEY, VALUE, GATE, UP ->
                                tensor.isMatrix() && tensor.shape().getLast() == width;
                    };
            if (!right || !tensor.element().readable()) {
                return false;
            }
            numbers += tensor.elements();
        }
        return embedding.tensor.element().readable() && numbers <= MOST_NUMBERS;
    }

    private static List<Integer> spaced(SortedMap<Integer, Map<LlamaPart, Found>> layers) {
        List<Integer> all = List.copyOf(layers.keySet());
        long numbers =
                layers.firstEntry().getValue().values().stream()
                        .mapToLong(found -> found.tensor.elements())
                        .sum();
        int count = Math.clamp(MOST_NUMBERS / numbers, 1, all.size());
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
        }
        return chosen;
    }

    private static Map<Face, Numbers> faces(Map<LlamaPart, float[]> parts, int width) {
        float[] reading = parts.getOrDefault(LlamaPart.READING_GAINS, new float[0]);
        float[] feeding = parts.getOrDefault(LlamaPart.FEEDING_GAINS, new float[0]);
        Map<Face, Numbers> faces = new EnumMap<>(Face.class);
        for (Map.Entry<LlamaPart, float[]> part : parts.entrySet()) {
            Numbers stored = new Numbers(part.getValue(), width);
            switch (part.getKey()) {
                case QUERY -> faces.put(Face.QUERY, stored.times(reading));
                case KEY -> faces.put(Face.KEY, stored.times(reading));
                case VALUE -> faces.put(Face.VALUE, stored.times(reading));
                case GATE -> faces.put(Face.GATE, stored.times(feeding));
                case UP -> faces.put(Face.UP, stored.times(feeding));
                case OUTPUT -> faces.put(Face.OUTPUT, Numbers.columns(part.getValue(), width));
                case DOWN -> faces.put(Face.DOWN, Numbers.columns(part.getValue(), width));
                case READING_GAINS, FEEDING_GAINS -> {}
            }
        }
        return faces;
    }

    private record Found(OpenFile file, TensorEntry tensor) {
        float[] leading(int most) throws RefusedException {
            int count = (int) Math.min(most, tensor.elements());
            return file.mapped().read(bytes -> new Decoding().leading(bytes, tensor, count));
        }

        float[] numbers() throws RefusedException {
            return file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
        }
    }
}
