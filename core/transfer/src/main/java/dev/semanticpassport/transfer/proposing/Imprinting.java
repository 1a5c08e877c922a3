package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.naming.NamedIdea;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Binds ideas to layers. */
final class Imprinting {

    private static final String DRAWN = "semantic-passport/v1/imprint";

    private Imprinting() {}

    static List<Imprint> propose(List<NamedIdea> ideas, ImprintChoice choice) {
        List<Imprint> imprints = new ArrayList<>();
        int next = 0;
        for (NamedIdea idea : ideas) {
            List<Binding> bindings = idea.idea().bindings();
            boolean declared = bindings.stream().anyMatch(binding -> !binding.layers().isEmpty());
            switch (choice) {
                case ImprintChoice.DeclaredOnly() -> {
                    if (declared) {
                        imprints.add(declared(idea.id(), bindings));
                    }
                }
                case ImprintChoice.Spread(int layers) ->
                        imprints.add(
                                declared
                                        ? declared(idea.id(), bindings)
                                        : new Imprint(
                                                idea.id(),
                                                List.of(1 + next++ % layers),
                                                List.of(),
                                                Imprint.Origin.SPREAD));
                case ImprintChoice.Drawn(int layers, Sha256 randomness) ->
                        imprints.add(
                                new Imprint(
                                        idea.id(),
                                        List.of(drawn(idea.id(), layers, randomness)),
                                        List.of(),
                                        Imprint.Origin.DRAWN));
            }
        }
        return imprints;
    }

    private static Imprint declared(IdeaId idea, List<Binding> bindings) {
        List<Integer> layers =
                bindings.stream().flatMap(binding -> binding.layers().stream()).toList();
        TreeSet<String> modules = new TreeSet<>();
        bindings.forEach(binding -> modules.addAll(binding.modules()));
        return new Imprint(idea, layers, List.copyOf(modules), Imprint.Origin.DECLARED);
    }

    /** The layer from 1: SHA-256(lp(name) ‖ lp(r) ‖ lp(id)) as a number, modulo the layers. */
    static int drawn(IdeaId idea, int layers, Sha256 randomness) {
        Sha256 digest =
                Sha256.of(
                        prefixed(DRAWN.getBytes(StandardCharsets.UTF_8)),
                        prefixed(randomness.bytes()),
                        prefixed(idea.text().getBytes(StandardCharsets.UTF_8)));
        return 1 + new BigInteger(1, digest.bytes()).mod(BigInteger.valueOf(layers)).intValue();
    }

    private static byte[] prefixed(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
