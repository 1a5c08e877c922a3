package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.FileFormat;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.peft.AdapterSettings;
import dev.semanticpassport.weights.peft.Pairing;
import dev.semanticpassport.weights.peft.ReadingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the files that could be read are, together. */
final class Reckoning {
    private Reckoning() {}

    /** Of a file that stands alone. */
    static Contents alone(OpenFile file, List<Refusal> refusals) {
        TensorFile header = file.header();
        boolean adapter =
                header.format() == FileFormat.GGUF
                        && header.notes().getOrDefault("general.type", "").equals("adapter");
        if (adapter) {
            try {
                return adapter(header, ReadingSettings.of(header), refusals);
            } catch (RefusedException e) {
                refusals.add(e.refusal());
                return new Contents.OtherAdapter("unknown", "");
            }
        }
        return new Contents.Model(settings(header));
    }

    /** Of an adapter's file and configuration. */
    static Contents adapter(TensorFile header, AdapterSettings settings, List<Refusal> refusals) {
        try {
            return new Contents.LowRank(Pairing.pair(header, settings));
        } catch (RefusedException e) {
            refusals.add(e.refusal());
            return new Contents.OtherAdapter(settings.type(), settings.parent());
        }
    }

    private static SequencedMap<String, String> settings(TensorFile header) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        header.notes()
                .forEach((key, note) -> {
                    if (!key.startsWith("tokenizer.")) {
                        settings.put(key, note);
                    }
                });
        return settings;
    }
}
