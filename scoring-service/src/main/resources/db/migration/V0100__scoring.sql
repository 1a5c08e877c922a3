-- What scoring keeps: every outcome it was told, every asking that was paid, and what they are worth.

create table answer (
    verification_id uuid     not null,
    ordinal         integer  not null check (ordinal >= 0),
    asking          uuid     not null,
    system_prompt   text,
    prompt          text     not null,
    read_as         text     not null check (read_as in ('BEACON', 'CONTROL', 'TEXT')),
    candidates      text,
    target_digest   text,
    answer_text     text,
    full_bytes      bigint,
    sha256          text,
    finish_reason   text,
    prompt_tokens   integer,
    answer_tokens   integer,
    failure         text,
    failure_detail  text,
    calls           integer  not null,
    rate_limited    integer  not null,
    server_errors   integer  not null,
    timeouts        integer  not null,
    unreachable     integer  not null,
    unreadable      integer  not null,
    millis          bigint   not null,
    reading         text     not null check (reading in ('HIT', 'MISS', 'CONTROL_ANSWERED',
                        'CONTROL_UNANSWERED', 'UNREAD', 'FAILED', 'CONTROL_FAILED')),
    candidate_count integer,
    named           integer,
    stored_at       timestamptz not null default now(),
    primary key (verification_id, ordinal),
    check ((answer_text is null) <> (failure is null)),
    check ((read_as = 'BEACON') = (candidates is not null and target_digest is not null))
);
comment on table answer is 'The audit trail: the first outcome of every probe, as it came, and how it was read. Nothing here is ever changed.';
comment on column answer.ordinal is 'The probe''s place in the plan, from 0.';
comment on column answer.asking is 'The asking that produced this outcome.';
comment on column answer.candidates is 'A beacon''s candidate answers in their frozen order, a JSON list of strings.';
comment on column answer.target_digest is 'HMAC of the right candidate under the services'' shared key, in hex; it ties nothing to a target without that key.';
comment on column answer.answer_text is 'What the model said, cut at the contract''s bound; null where the probe failed.';
comment on column answer.full_bytes is 'Length of the whole answer in bytes of UTF-8.';
comment on column answer.sha256 is 'SHA-256 of the whole answer, in hex, as probe-service told it.';
comment on column answer.failure is 'Why there is no answer; null where there is one.';
comment on column answer.millis is 'From the first call to the end of the last, in milliseconds.';
comment on column answer.reading is 'What the outcome counts as in the fold, computed when it was stored.';
comment on column answer.candidate_count is 'How many candidates the beacon had, where one was answered: the chance of a hit is 1 / this.';
comment on column answer.named is 'Place of the candidate named first, from 0; null where none was named.';

create table asking (
    verification_id uuid    not null,
    ordinal         integer not null,
    asking          uuid    not null,
    primary key (verification_id, ordinal, asking)
);
comment on table asking is 'Every asking whose outcome arrived; more than one for a probe means that it was paid more than once.';

create table evidence (
    verification_id uuid             primary key,
    alpha           double precision not null,
    rivals          integer          not null,
    survival_floor  double precision not null,
    beta            double precision not null,
    order_shown     boolean          not null,
    planned         integer          not null,
    revision        integer          not null default 0,
    received        text             not null default '',
    paid_twice      integer          not null default 0,
    counted         integer          not null default 0,
    beacons         integer          not null default 0,
    hits            integer          not null default 0,
    named           integer          not null default 0,
    failures        integer          not null default 0,
    controls        integer          not null default 0,
    controls_answered integer        not null default 0,
    log10_e         double precision not null default 0,
    p_value         double precision not null default 1,
    log10_refuting  double precision not null default 0,
    survival        double precision not null default 0,
    survival_low    double precision not null default 0,
    survival_high   double precision not null default 1,
    survival_level  double precision not null default 0.99,
    crossed_at      integer,
    verdict         text check (verdict in ('RECOGNISED', 'NOT_RECOGNISED', 'UNDECIDED')),
    reason          text,
    updated_at      timestamptz      not null default now(),
    check ((verdict is null) = (reason is null))
);
comment on table evidence is 'What the stored answers of a verification are worth: a pure function of its answers, which can be recomputed. Its row is also the lock under which answers of a verification are stored.';
comment on column evidence.alpha is 'Chance of a false RECOGNISED; this and the next five are the rule told with the first answer.';
comment on column evidence.planned is 'How many probes the plan holds.';
comment on column evidence.revision is 'Counts the evidence events of this verification, from 1; 0 before the first.';
comment on column evidence.received is 'Ordinals whose outcome is stored, as told in the last event: first-last, joined by commas.';
comment on column evidence.paid_twice is 'Askings beyond one a probe.';
comment on column evidence.counted is 'Probes folded: all ordinals below this one.';
comment on column evidence.crossed_at is 'The ordinal at which the verdict fell, where it fell by a crossing.';
comment on column evidence.verdict is 'The decision, once there is one; it never changes.';
