package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The answers to ordinary prompts that a verification has kept. */
final class KeptAnswers {
    private KeptAnswers() {}

    /** In the order of ordinals; probes that failed are left out. */
    static Uni<List<GivenAnswer>> read(Mutiny.Session session, UUID verification) {
        return session.createSelectionQuery(
                        "select prompt, answerText from AnswerRow where verificationId = :id and"
                                + " readAs = :text and answerText is not null order by ordinal",
                        Object[].class)
                .setParameter("id", verification)
                .setParameter("text", AnswerRow.Kind.TEXT)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .map(row -> PanelStore.given((String) row[0], (String) row[1]))
                                .toList());
    }
}
