package dev.semanticpassport.local.bench.flood;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Probes as large as their events may be. */
final class Flood {
    private static final int MAX_TOKENS = 4_096;

    private Flood() {}

    /** Chats with the longest of questions, in letters of three bytes, at endpoints in turn. */
    static List<ProbeRequested> chats(List<URI> endpoints, int count) {
        Question longest =
                new Question("問".repeat(Question.MAX_CHARS), "答".repeat(Question.MAX_CHARS));
        UUID verification = UUID.randomUUID();
        List<ProbeRequested> chats = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            URI endpoint = endpoints.get(i % endpoints.size());
            chats.add(
                    new ProbeRequested(
                            verification,
                            i,
                            1,
                            new Access.Chat(endpoint, "flood", null, Map.of(), 0, null, MAX_TOKENS),
                            longest,
                            new ReadAs.Text(),
                            rule(count)));
        }
        return chats;
    }

    /** Looks that compare one model with the other. */
    static List<ProbeRequested> looks(TwoModels models, int count) {
        UUID verification = UUID.randomUUID();
        List<ProbeRequested> looks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            looks.add(
                    new ProbeRequested(
                            verification,
                            i,
                            1,
                            new Access.Weights(
                                    "file:" + models.after(), "file:" + models.base(), null),
                            new Inspection.Modules(0, 1),
                            new ReadAs.Control(),
                            rule(count)));
        }
        return looks;
    }

    private static Rule rule(int planned) {
        return new Rule(.01, 1, .2, .01, false, Math.max(1, planned));
    }
}
