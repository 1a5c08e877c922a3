package dev.semanticpassport.local.inspect;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.MappingAdapter;
import dev.semanticpassport.weights.changes.MappingWeights;
import dev.semanticpassport.weights.digesting.Identifying;
import dev.semanticpassport.weights.digesting.Identity;
import dev.semanticpassport.weights.digesting.KnownDigests;
import dev.semanticpassport.weights.measuring.Measuring;
import dev.semanticpassport.weights.measuring.TensorFigures;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Looks at what lies at a path. */
public final class Inspecting {
    private final KnownDigests known;
    private final Clock clock;

    public Inspecting(KnownDigests known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /**
     * Looks at it.
     *
     * @param parent the model that it was made of, if it is at hand
     * @param headersOnly leaves out digests, numbers and changes, for which all bytes are read
     */
    public Inspection inspect(Path path, Optional<Path> parent, boolean headersOnly)
            throws IOException {
        try (Opened opened = Opening.open(path)) {
            List<Refusal> refusals = new ArrayList<>(opened.refusals());
            Optional<Identity> identity = Optional.empty();
            Optional<ChangeMap> map = Optional.empty();
            SequencedMap<TensorEntry, TensorFigures> figures = new LinkedHashMap<>();
            if (!headersOnly && !opened.files().isEmpty()) {
                identity = Optional.of(Identifying.identify(opened, known, clock.instant()));
                if (!(opened.contents() instanceof Contents.Several)) {
                    figures = figures(opened, refusals);
                }
                map = map(opened, parent, refusals);
                map.ifPresent(changes -> refusals.addAll(changes.refusals()));
            }
            return new Inspection(
                    path.toString(),
                    opened.contents(),
                    opened.files().stream().map(OpenFile::header).toList(),
                    opened.listed(),
                    identity,
                    map,
                    figures,
                    refusals);
        }
    }

    private static SequencedMap<TensorEntry, TensorFigures> figures(
            Opened opened, List<Refusal> refusals) {
        SequencedMap<TensorEntry, TensorFigures> figures = new LinkedHashMap<>();
        for (OpenFile file : opened.files()) {
            try {
                figures.putAll(
                        file.mapped()
                                .read(bytes -> Measuring.measure(bytes, file.header().tensors())));
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return figures;
    }

    private static Optional<ChangeMap> map(
            Opened opened, Optional<Path> parent, List<Refusal> refusals) throws RefusedException {
        if (parent.isEmpty()) {
            return opened.contents() instanceof Contents.LowRank(var adapter)
                    ? Optional.of(MappingAdapter.map(opened, adapter, Optional.empty()))
                    : Optional.empty();
        }
        try (Opened below = Opening.open(parent.get())) {
            refusals.addAll(below.refusals());
            return switch (opened.contents()) {
                case Contents.LowRank(var adapter) ->
                        Optional.of(MappingAdapter.map(opened, adapter, Optional.of(below)));
                case Contents.Model _ -> Optional.of(MappingWeights.map(opened, below));
                case Contents.OtherAdapter _, Contents.Several _, Contents.Nothing _ ->
                        Optional.empty();
            };
        }
    }
}
