-- Verifications: the truth about jobs. No question, candidate or target stands here; they are computed from the
-- sealed signature when a probe is released.
create table verification (
    id                uuid             primary key,
    passport_id       uuid             not null,
    passport_revision integer          not null,
    passport_digest   text             not null,
    content_digest    text             not null,
    request           text             not null,
    rule              text             not null,
    signature         text             not null,
    state             text             not null check (state in ('RUNNING', 'SETTLED')),
    released          integer          not null check (released >= 0),
    released_again    integer          not null default 0,
    revision          integer          not null default 0,
    evidence          text,
    paid_twice        integer          not null default 0,
    verdict           text,
    reason            text,
    report_body       text,
    report_digest     text,
    log_index         bigint,
    requested_at      timestamptz      not null,
    settled_at        timestamptz,
    check ((state = 'SETTLED') = (verdict is not null)),
    check ((state = 'SETTLED') = (report_body is not null))
);
create index verification_newest on verification (requested_at desc, id);
create index verification_passport on verification (passport_id, requested_at desc);
create index verification_running on verification (id) where state = 'RUNNING';

-- The plan. kind and at say which beacon or control question of the frozen signature is asked, by its place there.
create table verification_probe (
    verification_id uuid        not null references verification (id),
    ordinal         integer     not null check (ordinal >= 0),
    kind            text        not null check (kind in ('BEACON', 'CONTROL')),
    at              integer     not null check (at >= 0),
    state           text        not null check (state in ('PLANNED', 'RELEASED', 'RECEIVED')),
    released_at     timestamptz,
    releases        integer     not null default 0,
    -- When it is released again; only where an outcome is still awaited.
    due_at          timestamptz,
    primary key (verification_id, ordinal)
);
create index verification_probe_due on verification_probe (due_at) where due_at is not null;
