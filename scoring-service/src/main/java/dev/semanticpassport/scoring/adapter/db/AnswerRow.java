package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Asked;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.scoring.reading.Read;
import dev.semanticpassport.scoring.reading.Reading;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** One outcome of the audit trail; written as sets, see {@link ScoringStore}. */
@Entity
@Immutable
@Table(name = "answer")
@IdClass(AnswerKey.class)
@NullUnmarked
class AnswerRow {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /** How an answer is read. */
    enum Kind {
        BEACON,
        CONTROL,
        TEXT
    }

    @Id UUID verificationId;
    @Id int ordinal;
    UUID asking;
    String systemPrompt;
    String prompt;
    String inspection;

    @Enumerated(EnumType.STRING)
    Kind readAs;

    String candidates;
    String targetDigest;
    String answerText;
    String inspected;
    Long fullBytes;
    String sha256;
    String finishReason;
    Integer promptTokens;
    Integer answerTokens;
    String saidTokens;

    @Enumerated(EnumType.STRING)
    FailureKind failure;

    String failureDetail;
    int calls;
    int rateLimited;
    int serverErrors;
    int timeouts;
    int unreachable;
    int unreadable;
    long millis;

    @Enumerated(EnumType.STRING)
    StoredReading reading;

    Integer candidateCount;
    Integer named;

    static AnswerRow of(Read.Storable storable) {
        ProbeAnswered answered = storable.answered();
        var row = new AnswerRow();
        row.verificationId = answered.verificationId();
        row.ordinal = answered.ordinal();
        row.asking = answered.asking();
        row.keep(answered.question());
        row.keep(answered.readAs());
        row.keep(answered.outcome());
        row.keep(answered.effort());
        row.reading = StoredReading.of(storable.reading().worth());
        row.candidateCount = StoredReading.candidates(storable.reading().worth());
        row.named = storable.reading().named();
        return row;
    }

    /** The event again, as it was read when it was stored. */
    ProbeAnswered answered(Rule rule) {
        return new ProbeAnswered(
                verificationId,
                ordinal,
                asking,
                inspection == null
                        ? new Question(systemPrompt, prompt)
                        : read(inspection, Asked.class),
                switch (readAs) {
                    case BEACON -> new ReadAs.Beacon(candidates(), targetDigest);
                    case CONTROL -> new ReadAs.Control();
                    case TEXT -> new ReadAs.Text();
                },
                rule,
                outcome(),
                new Effort(
                        calls,
                        rateLimited,
                        serverErrors,
                        timeouts,
                        unreachable,
                        unreadable,
                        millis));
    }

    Reading reading() {
        return new Reading(reading.worth(candidateCount, named), named);
    }

    private Outcome outcome() {
        if (failure != null) {
            return new Outcome.Failure(failure, failureDetail);
        }
        return inspected == null
                ? new Outcome.Answer(
                        answerText,
                        fullBytes,
                        sha256,
                        finishReason,
                        promptTokens,
                        answerTokens,
                        saidTokens == null ? null : read(saidTokens, SaidTokens.class))
                : new Outcome.Files(read(inspected, Inspected.class));
    }

    private void keep(Asked asked) {
        switch (asked) {
            case Question(String system, String user) -> {
                systemPrompt = system;
                prompt = user;
            }
            case Inspection files -> inspection = json(files);
        }
    }

    private void keep(ReadAs how) {
        switch (how) {
            case ReadAs.Beacon(var list, String digest) -> {
                readAs = Kind.BEACON;
                candidates = json(list);
                targetDigest = digest;
            }
            case ReadAs.Control _ -> readAs = Kind.CONTROL;
            case ReadAs.Text _ -> readAs = Kind.TEXT;
        }
    }

    private void keep(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer answer -> {
                answerText = answer.text();
                fullBytes = answer.fullBytes();
                sha256 = answer.sha256();
                finishReason = answer.finishReason();
                promptTokens = answer.promptTokens();
                answerTokens = answer.answerTokens();
                saidTokens = answer.tokens() == null ? null : json(answer.tokens());
            }
            case Outcome.Files(Inspected seen) -> inspected = json(seen);
            case Outcome.Failure(var kind, String detail) -> {
                failure = kind;
                failureDetail = detail;
            }
        }
    }

    private void keep(Effort effort) {
        calls = effort.calls();
        rateLimited = effort.rateLimited();
        serverErrors = effort.serverErrors();
        timeouts = effort.timeouts();
        unreachable = effort.unreachable();
        unreadable = effort.unreadable();
        millis = effort.millis();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that cannot be written", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what is stored is no " + type.getSimpleName());
        }
    }

    private List<String> candidates() {
        try {
            return JSON.readValue(candidates, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored candidates are no JSON list");
        }
    }
}
