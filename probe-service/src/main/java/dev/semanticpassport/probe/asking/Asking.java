package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.probe.pacing.Endpoint;
import dev.semanticpassport.probe.pacing.Gate;
import dev.semanticpassport.probe.pacing.Limiter;
import dev.semanticpassport.probe.pacing.Patience;
import dev.semanticpassport.probe.pacing.Signal;
import dev.semanticpassport.probe.pacing.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks models, each endpoint as fast as it lets us, until every probe has an outcome. Nothing here
 * blocks; waiting is a place in a queue or a timer.
 */
public final class Asking {

    /** The bounds of asking. */
    public record Rules(
            Limiter.Range concurrency, Patience.Rule patience, RetryDecision.Rule retries) {}

    /** Bad request, and what servers that check requests by a schema answer. */
    private static final Set<Integer> REFUSING_A_PARAMETER = Set.of(400, 422);

    private final Rules rules;
    private final Caller caller;
    private final InstantSource clock;
    private final Timer timer;
    private final RandomGenerator random;
    private final Lookout lookout;
    private final Endpoints endpoints;
    private final AtomicInteger calling = new AtomicInteger();
    private volatile boolean draining;

    /**
     * @param random safe for concurrent use
     */
    public Asking(
            Rules rules,
            Caller caller,
            InstantSource clock,
            Timer timer,
            RandomGenerator random,
            Lookout lookout) {
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
        this.timer = timer;
        this.random = random;
        this.lookout = lookout;
        this.endpoints =
                new Endpoints(
                        () -> new Gate(new Limiter(rules.concurrency()), clock, timer),
                        () -> new Patience(rules.patience()));
    }

    /**
     * The outcome, once there is one; never an exception but for a bug, or a cancellation where the
     * permission to ask was withdrawn.
     */
    public CompletableFuture<Ended> ask(
            Access.Chat chat, Question question, Permission permission) {
        return ask(chat, question, permission, UnaryOperator.identity());
    }

    /**
     * As {@link #ask(Access.Chat, Question, Permission)}.
     *
     * @param watched what this probe is called with instead, made of what all probes are called
     *     with
     */
    public CompletableFuture<Ended> ask(
            Access.Chat chat,
            Question question,
            Permission permission,
            UnaryOperator<Caller> watched) {
        Run run = new Run(chat, question, permission, watched.apply(caller));
        run.queue();
        return run.ended;
    }

    /** From now on no call starts; probes without an outcome never get one here. */
    public void drain() {
        draining = true;
    }

    /** Calls under way. */
    public int calling() {
        return calling.get();
    }

    /** One probe on its way. Its steps follow each other, on whatever thread. */
    private final class Run {
        private final Access.Chat chat;
        private final Question question;
        private final Permission permission;
        private final Caller calls;
        private final Endpoint endpoint;
        private final Gate gate;
        private final Patience patience;
        private final CompletableFuture<Ended> ended = new CompletableFuture<>();
        private volatile boolean tokenless;
        private volatile @Nullable Tally tally;
        private volatile @Nullable Reply last;
        private volatile Instant lastEnd = Instant.MIN;

        Run(Access.Chat chat, Question question, Permission permission, Caller calls) {
            this.chat = chat;
            this.question = question;
            this.permission = permission;
            this.calls = calls;
            this.endpoint = Endpoint.of(chat);
            this.gate = endpoints.gate(endpoint);
            this.patience = endpoints.patience(endpoint, chat.model());
        }

        void queue() {
            if (patience.givenUp(clock.instant())) {
                end(givenUp(patience.reason()));
            } else if (gate.pause().compareTo(rules.retries().total()) > 0) {
                end(new Outcome.Failure(FailureKind.RATE_LIMITED, pausedFor(gate.pause())));
            } else {
                gate.enter(tally != null, this::start);
            }
        }

        private void start(Gate.Ticket ticket) {
            if (draining) {
                gate.leave(ticket, new Signal.Nothing());
                return;
            }
            if (!permission.begins()) {
                gate.leave(ticket, new Signal.Nothing());
                ended.cancel(false);
                return;
            }
            if (outOfTime()) {
                gate.leave(ticket, new Signal.Nothing());
                end(givenUp("no time left for another call"));
                return;
            }
            switch (patience.leave(clock.instant())) {
                case Patience.Leave.GivenUp(var reason) -> {
                    gate.leave(ticket, new Signal.Nothing());
                    end(givenUp(reason));
                }
                case Patience.Leave.Wait(var pause) -> {
                    permission.rests();
                    gate.leave(ticket, new Signal.Nothing());
                    timer.after(pause, this::queue);
                }
                case Patience.Leave.Go(long number) -> call(ticket, number);
            }
        }

        private boolean outOfTime() {
            Tally spent = tally;
            return spent != null
                    && clock.instant().isAfter(spent.since().plus(rules.retries().total()));
        }

        private void call(Gate.Ticket ticket, long number) {
            Instant began = clock.instant();
            Tally before = tally == null ? Tally.from(began) : tally;
            tally = before;
            tokenless = tokenless || endpoints.refusesTokens(endpoint, chat.model(), began);
            boolean withTokens = chat.alternatives() != null && !tokenless;
            calling.incrementAndGet();
            lookout.calling(endpoint, 1);
            calls.call(withTokens ? chat : chat.withAlternatives(null), question, before.calls())
                    .whenComplete((reply, bug) -> {
                        calling.decrementAndGet();
                        lookout.calling(endpoint, -1);
                        if (bug != null) {
                            patience.passed(number);
                            gate.leave(ticket, new Signal.Nothing());
                            ended.completeExceptionally(bug);
                            return;
                        }
                        replied(ticket, number, before.with(reply), reply, began);
                    });
        }

        private void replied(
                Gate.Ticket ticket, long number, Tally after, Reply reply, Instant began) {
            Instant now = clock.instant();
            tally = after;
            lastEnd = now;
            if (refusesTokens(reply)) {
                askWithoutTokens(ticket, number, reply, began);
                return;
            }
            last = reply;
            teach(number, reply, now);
            gate.leave(ticket, signal(reply));
            lookout.replied(
                    endpoint,
                    RetryDecision.kind(reply),
                    Duration.between(began, now),
                    gate.limit());
            switch (RetryDecision.decide(reply, after, rules.retries(), now, random)) {
                case RetryDecision.End(var outcome) -> end(withRefusal(outcome));
                case RetryDecision.Again(var pause) -> {
                    permission.rests();
                    timer.after(pause, this::queue);
                }
            }
        }

        /**
         * Endpoints say in their own words which parameter they do not know, so any refusal of a
         * request with log-probabilities may be one of these; without them it shows.
         */
        private boolean refusesTokens(Reply reply) {
            return chat.alternatives() != null
                    && !tokenless
                    && reply instanceof Reply.Rejected(int status, _)
                    && REFUSING_A_PARAMETER.contains(status);
        }

        private void askWithoutTokens(Gate.Ticket ticket, long number, Reply reply, Instant began) {
            tokenless = true;
            // It tells nothing yet about the model.
            patience.passed(number);
            gate.leave(ticket, signal(reply));
            lookout.replied(
                    endpoint,
                    RetryDecision.kind(reply),
                    Duration.between(began, clock.instant()),
                    gate.limit());
            permission.rests();
            queue();
        }

        private Outcome withRefusal(Outcome outcome) {
            if (chat.alternatives() == null
                    || !tokenless
                    || !(outcome instanceof Outcome.Answer answer)) {
                return outcome;
            }
            endpoints.refusedTokens(endpoint, chat.model(), clock.instant());
            return answer.with(SaidTokens.none(SaidTokens.Told.REFUSED));
        }

        private void teach(long number, Reply reply, Instant now) {
            switch (reply) {
                case Reply.Answered _ -> patience.answered();
                case Reply.RateLimited _, Reply.AddressRefused _, Reply.SecretMissing _ ->
                        patience.passed(number);
                case Reply.ServerError _,
                        Reply.TimedOut _,
                        Reply.Unreachable _,
                        Reply.Unreadable _ ->
                        failed(number, reply, true, now);
                case Reply.TooLarge _, Reply.Denied _, Reply.NotFound _, Reply.Rejected _ ->
                        failed(number, reply, false, now);
            }
        }

        private void failed(long number, Reply reply, boolean passing, Instant now) {
            if (patience.failed(number, RetryDecision.what(reply), passing, now)) {
                lookout.givenUp(endpoint, patience.reason());
            }
        }

        /** A probe that was asked before fails with what it met itself, and says why it ends. */
        private Outcome givenUp(String reason) {
            Reply met = last;
            return met == null
                    ? new Outcome.Failure(FailureKind.GAVE_UP, reason)
                    : new Outcome.Failure(
                            RetryDecision.kind(met).orElse(FailureKind.GAVE_UP),
                            RetryDecision.what(met) + "; " + reason);
        }

        private void end(Outcome outcome) {
            Tally spent = tally;
            Effort effort = spent == null ? new Effort(0, 0, 0, 0, 0, 0, 0) : spent.effort(lastEnd);
            Ended how = new Ended(outcome, effort);
            lookout.ended(endpoint, how);
            ended.complete(how);
        }
    }

    private static String pausedFor(Duration pause) {
        return "the endpoint asked for a pause of " + pause.toSeconds() + " s";
    }

    private static Signal signal(Reply reply) {
        return switch (reply) {
            case Reply.Answered _,
                    Reply.Unreadable _,
                    Reply.TooLarge _,
                    Reply.Denied _,
                    Reply.NotFound _,
                    Reply.Rejected _ ->
                    new Signal.Smooth();
            case Reply.RateLimited(var pause, _) -> new Signal.Limited(pause);
            case Reply.ServerError _, Reply.TimedOut _, Reply.Unreachable _ ->
                    new Signal.Strained();
            case Reply.AddressRefused _, Reply.SecretMissing _ -> new Signal.Nothing();
        };
    }
}
