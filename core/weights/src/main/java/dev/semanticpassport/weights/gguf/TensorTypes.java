package dev.semanticpassport.weights.gguf;

import dev.semanticpassport.weights.Element;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** ggml's numbers for its types. */
final class TensorTypes {
    private static final Map<Integer, Element> ELEMENTS =
            Map.ofEntries(
                    Map.entry(0, Element.F32),
                    Map.entry(1, Element.F16),
                    Map.entry(2, Element.Q4_0),
                    Map.entry(3, Element.Q4_1),
                    Map.entry(6, Element.Q5_0),
                    Map.entry(7, Element.Q5_1),
                    Map.entry(8, Element.Q8_0),
                    Map.entry(9, Element.Q8_1),
                    Map.entry(10, Element.Q2_K),
                    Map.entry(11, Element.Q3_K),
                    Map.entry(12, Element.Q4_K),
                    Map.entry(13, Element.Q5_K),
                    Map.entry(14, Element.Q6_K),
                    Map.entry(15, Element.Q8_K),
                    Map.entry(16, Element.IQ2_XXS),
                    Map.entry(17, Element.IQ2_XS),
                    Map.entry(18, Element.IQ3_XXS),
                    Map.entry(19, Element.IQ1_S),
                    Map.entry(20, Element.IQ4_NL),
                    Map.entry(21, Element.IQ3_S),
                    Map.entry(22, Element.IQ2_S),
                    Map.entry(23, Element.IQ4_XS),
                    Map.entry(24, Element.I8),
                    Map.entry(25, Element.I16),
                    Map.entry(26, Element.I32),
                    Map.entry(27, Element.I64),
                    Map.entry(28, Element.F64),
                    Map.entry(29, Element.IQ1_M),
                    Map.entry(30, Element.BF16),
                    Map.entry(34, Element.TQ1_0),
                    Map.entry(35, Element.TQ2_0),
                    Map.entry(39, Element.MXFP4));

    private TensorTypes() {}

    static Optional<Element> of(int number) {
        return Optional.ofNullable(ELEMENTS.get(number));
    }

    /** ggml's number for a type; empty for one that ggml does not have. */
    static OptionalInt numberOf(Element element) {
        return ELEMENTS.entrySet().stream()
                .filter(one -> one.getValue() == element)
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
