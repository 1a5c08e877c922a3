package dev.semanticpassport.weights.changes;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The matrices of an opened model by name. */
final class Matrices {
    /** Numbers of one matrix that are held at once; a quarter of a gigabyte. */
    static final long LARGEST = 1L << 26;

    private final Map<String, Place> places = new HashMap<>();

    /** Where a tensor's numbers are. */
    record Place(OpenFile file, TensorEntry tensor) {

        /** All its numbers, row-major. */
        float[] numbers() throws RefusedException {
            if (!tensor.element().readable()) {
                throw new RefusedException(
                        Kind.UNSUPPORTED,
                        file.header().file(),
                        tensor.name(),
                        "is of type " + tensor.element() + ", whose numbers are not read");
            }
            if (tensor.elements() > LARGEST) {
                throw new RefusedException(
                        Kind.BEYOND_BOUNDS,
                        file.header().file(),
                        tensor.name(),
                        "has %d numbers; up to %d are compared"
                                .formatted(tensor.elements(), LARGEST));
            }
            return file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
        }
    }

    Matrices(Opened opened) {
        for (OpenFile file : opened.files()) {
            for (TensorEntry tensor : file.header().tensors()) {
                places.putIfAbsent(tensor.name(), new Place(file, tensor));
            }
        }
    }

    /**
     * A module's matrix. An adapter's path may begin with the name of a head around the model that
     * its own files do not have.
     */
    Optional<Place> module(String path) {
        for (String rest = path; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            Place place = places.get(rest + ".weight");
            if (place != null) {
                return Optional.of(place);
            }
            if (rest.indexOf('.') < 0 || rest.matches("(?:layers?|h|blk|blocks?)\\..*")) {
                return Optional.empty();
            }
        }
    }

    Optional<Place> named(String name) {
        return Optional.ofNullable(places.get(name));
    }
}
