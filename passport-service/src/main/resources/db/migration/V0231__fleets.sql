-- Fleets: many models against one passport, errors controlled over all of them. A fleet's list of models is stored first
-- and never changes; its verifications are requested step by step, by whichever replica holds the fleet's row.
create table fleet (
    id             uuid        primary key,
    models_digest  text        not null,
    models         integer     not null check (models >= 1),
    state          text        not null check (state in ('LISTED', 'RUNNING', 'SETTLED')),
    content_digest text,
    request        text,
    passport_id    uuid,
    report_body    text,
    report_digest  text,
    log_index      bigint,
    traceparent    text,
    listed_at      timestamptz not null,
    requested_at   timestamptz,
    settled_at     timestamptz,
    check ((state = 'LISTED') = (request is null)),
    check ((state = 'SETTLED') = (report_body is not null))
);
create index fleet_running on fleet (requested_at) where state = 'RUNNING';

create table fleet_model (
    fleet_id     uuid             not null references fleet (id),
    place        integer          not null check (place >= 0),
    access       text             not null,
    state        text             not null check (state in ('WAITING', 'ASKED', 'SETTLED', 'REFUSED')),
    -- When its verification is asked for again, should nobody know of it.
    again_at     timestamptz,
    askings      integer          not null default 0,
    verdict      text,
    reason       text,
    log10_e      double precision,
    asked        integer,
    primary key (fleet_id, place)
);
create index fleet_model_open on fleet_model (fleet_id, place) where state in ('WAITING', 'ASKED');
