package dev.semanticpassport.weights.gguf;

import java.util.List;
import java.util.Optional;

/** The types of a GGUF header's values, in the order of their numbers. */
enum ValueType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(0),
    ARRAY(0),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private final int bytes;

    ValueType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one value; 0 where the value tells its own length. */
    int bytes() {
        return bytes;
    }

    /** As it stands in a header. */
    int number() {
        return List.of(values()).indexOf(this);
    }

    static Optional<ValueType> of(int number) {
        return number >= 0 && number < values().length
                ? Optional.of(values()[number])
                : Optional.empty();
    }
}
