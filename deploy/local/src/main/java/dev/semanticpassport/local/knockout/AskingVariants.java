package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Refusals;
import dev.semanticpassport.local.client.Rest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks variants the same questions by the platform's ordinary events: the questions are a probe
 * set, each variant is a verification of its own without a passport, and the answers are read from
 * the audit trail. No beacon is asked.
 */
public final class AskingVariants {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int PAGE = 500;
    // tokens make an answer some thirty times as long
    private static final int PAGE_WITH_TOKENS = 50;
    // claims nothing; a verification states a level
    private static final double LEVEL = .05;

    private final Events events;
    private final Rest passport;
    private final Rest scoring;
    private final Order order;

    /**
     * What is asked of whom.
     *
     * @param run names the run: the same run asks the same verifications, and none twice
     * @param models where each variant is asked
     * @param atOnce variants that are asked side by side
     * @param switching is told of each variant before it is asked
     * @param patience for each lot of variants
     */
    public record Order(
            UUID run,
            SequencedMap<Variant, Access.Chat> models,
            int atOnce,
            Switching switching,
            Duration patience) {}

    /** Puts a variant in force in a server that serves one at a time. */
    @FunctionalInterface
    public interface Switching {
        void to(Variant variant) throws IOException;
    }

    /** Hears how many variants are done. */
    @FunctionalInterface
    public interface Progress {
        void done(int variants);
    }

    /**
     * @param passport passport-service
     * @param scoring scoring-service
     */
    public AskingVariants(Events events, Rest passport, Rest scoring, Order order) {
        this.events = events;
        this.passport = passport;
        this.scoring = scoring;
        this.order = order;
    }

    /** Hears what a variant said, in the order of the questions; empty where a probe failed. */
    @FunctionalInterface
    public interface Answers {
        void said(Variant variant, List<Optional<Said>> answers);
    }

    /**
     * What came of asking a variant.
     *
     * @param verification that asked it
     * @param failed probes without an answer
     * @param calls made of the endpoint
     */
    public record Asked(UUID verification, long failed, long calls) {}

    /**
     * Asks all of them.
     *
     * @param prompts each once
     * @throws IllegalStateException where a variant is refused, with the reason, or a lot is not
     *     done when its patience ends; the same run goes on from there
     */
    public SequencedMap<Variant, Asked> ask(
            List<String> prompts, String language, Answers answers, Progress progress)
            throws IOException {
        ProbeSetVersion set = stored(prompts, language);
        SequencedMap<Variant, Asked> asked = new LinkedHashMap<>();
        List<Variant> variants = List.copyOf(order.models.keySet());
        for (int from = 0; from < variants.size(); from += order.atOnce) {
            List<Variant> lot =
                    variants.subList(from, Math.min(variants.size(), from + order.atOnce));
            order.switching.to(lot.getFirst());
            try (Refusals refusals = events.refusedVerifications(false)) {
                events.send(lot.stream().map(one -> request(one, set, prompts.size())).toList());
                await(lot, refusals);
            }
            for (Variant variant : lot) {
                asked.put(variant, asked(variant, prompts, answers));
            }
            progress.done(asked.size());
        }
        return asked;
    }

    /** Named by its content, so that the same questions are the same set. */
    private ProbeSetVersion stored(List<String> prompts, String language) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("language", language);
        prompts.forEach(content.putArray("prompts")::add);
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        String name = "knockout-" + Sha256.of(bytes).hex().substring(0, 32);
        passport.put("/api/v1/probe-sets/" + name + "/1", bytes);
        return new ProbeSetVersion(name, 1);
    }

    private VerificationRequested request(Variant variant, ProbeSetVersion set, int prompts) {
        Access.Chat model = order.models.get(variant);
        if (model == null) {
            throw new IllegalArgumentException("no model for " + variant.suffix());
        }
        return VerificationRequested.ofProbeSet(
                id(variant), model, LEVEL, new Budget(prompts), set, null);
    }

    /** Asked for log-probabilities, too, it is another verification of the same run. */
    private UUID id(Variant variant) {
        String tokens = withTokens(variant) ? "+tokens" : "";
        return UUID.nameUUIDFromBytes(
                (order.run + variant.suffix() + tokens).getBytes(StandardCharsets.UTF_8));
    }

    private boolean withTokens(Variant variant) {
        Access.Chat model = order.models.get(variant);
        return model != null && model.alternatives() != null;
    }

    private void await(List<Variant> lot, Refusals refusals) {
        List<UUID> waiting = new ArrayList<>(lot.stream().map(this::id).toList());
        long until = System.nanoTime() + order.patience.toNanos();
        while (!waiting.isEmpty()) {
            waiting.removeIf(this::settled);
            refusals.check(waiting);
            if (!waiting.isEmpty() && System.nanoTime() > until) {
                throw new IllegalStateException(
                        "%d of %d variants are not settled after %s, such as verification %s; the"
                                        .formatted(
                                                waiting.size(),
                                                lot.size(),
                                                order.patience,
                                                waiting.getFirst())
                                + " same command with --run "
                                + order.run
                                + " goes on from there");
            }
            if (!waiting.isEmpty()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private boolean settled(UUID verification) {
        try {
            return passport.read("/api/v1/verifications/" + verification)
                    .path("state")
                    .asText()
                    .equals("SETTLED");
        } catch (Rest.Refused e) {
            // the event is still on its way
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private Asked asked(Variant variant, List<String> prompts, Answers answers) {
        UUID verification = id(variant);
        List<Optional<Said>> said = new ArrayList<>();
        prompts.forEach(_ -> said.add(Optional.empty()));
        long calls = 0;
        Integer from = 0;
        while (from != null) {
            JsonNode page =
                    scoring.read(
                            "/api/v1/verifications/%s/evidence?from=%d&limit=%d"
                                    .formatted(
                                            verification,
                                            from,
                                            withTokens(variant) ? PAGE_WITH_TOKENS : PAGE));
            for (JsonNode answer : page.path("answers")) {
                int ordinal = answer.path("ordinal").asInt(-1);
                boolean ours =
                        ordinal >= 0
                                && ordinal < prompts.size()
                                && prompts.get(ordinal).equals(answer.path("question").asText());
                if (!ours) {
                    throw new IllegalStateException(
                            "verification %s was asked something else at %d"
                                    .formatted(verification, ordinal));
                }
                said.set(ordinal, Said.read(answer));
                calls += answer.at("/effort/calls").asLong();
            }
            from = page.path("next").isInt() ? page.path("next").asInt() : null;
        }
        answers.said(variant, said);
        return new Asked(verification, said.stream().filter(Optional::isEmpty).count(), calls);
    }
}
