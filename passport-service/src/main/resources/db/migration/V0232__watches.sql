-- Endpoints that are looked at again and again. What a watch does next, and when, stands in its row; whichever replica
-- holds the row does it.
create table watch (
    id             uuid             primary key,
    content_digest text             not null,
    terms          text             not null,
    state          text             not null check (state in ('WATCHING', 'DRIFTED', 'STOPPED')),
    -- Verifications asked for so far, and the one under way.
    askings        integer          not null default 0,
    under_way      boolean          not null default false,
    again_at       timestamptz,
    reference      uuid,
    reference_again uuid,
    looks          integer          not null default 0,
    evidence       double precision not null default 0,
    drifted_at     uuid,
    next_at        timestamptz      not null,
    made_at        timestamptz      not null,
    check ((state = 'DRIFTED') = (drifted_at is not null))
);
create index watch_due on watch (next_at) where state = 'WATCHING';
comment on column watch.reference is 'The verification with the first answers, once it settled.';
comment on column watch.reference_again is 'The verification that asked the same again at once: how much the model differs from itself.';
comment on column watch.evidence is 'Sum of the looks'' e-values by their shares: see WatchEvidence.';
