package dev.semanticpassport.local.inspect;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.MappingAdapter;
import dev.semanticpassport.weights.changes.MappingWeights;
import dev.semanticpassport.weights.digesting.Digests;
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

    /** Looks at it. */
    public Inspection inspect(Question question) throws IOException {
        try (Opened opened = Opening.open(question.path())) {
            List<Refusal> refusals = new ArrayList<>(opened.refusals());
            Optional<Identity> identity = Optional.empty();
            Optional<ChangeMap> map = Optional.empty();
            SequencedMap<TensorEntry, TensorFigures> figures = new LinkedHashMap<>();
            SequencedMap<TensorEntry, Sha256> digests = new LinkedHashMap<>();
            Lineage lineage = Lineage.NONE;
            if (!question.headersOnly() && !opened.files().isEmpty()) {
                identity = Optional.of(Identifying.identify(opened, known, clock.instant()));
                if (!(opened.contents() instanceof Contents.Several)) {
                    figures = figures(opened, refusals);
                }
                if (question.tensors()) {
                    digests = digests(opened, refusals);
                }
                map = map(opened, question.parent(), refusals);
                lineage = Relating.relate(opened, question.relatives(), refusals);
                map.ifPresent(changes -> refusals.addAll(changes.refusals()));
            }
            return new Inspection(
                    question.path().toString(),
                    opened.contents(),
                    opened.files().stream().map(OpenFile::header).toList(),
                    opened.listed(),
                    identity,
                    map,
                    figures,
                    digests,
                    lineage,
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

    private static SequencedMap<TensorEntry, Sha256> digests(
            Opened opened, List<Refusal> refusals) {
        SequencedMap<TensorEntry, Sha256> digests = new LinkedHashMap<>();
        for (OpenFile file : opened.files()) {
            try {
                digests.putAll(
                        file.mapped()
                                .read(bytes -> Digests.ofTensors(bytes, file.header().tensors())));
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        return digests;
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
