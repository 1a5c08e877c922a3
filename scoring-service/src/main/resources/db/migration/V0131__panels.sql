-- Panels: models known by their answers. Each change of a panel's models makes its next version, and every version
-- can be read for ever: a model is part of the versions from since up to, and without, until.
create table panel (
    name           text        primary key,
    version        integer     not null default 0 check (version >= 0),
    cohort_name    text        references panel (name),
    cohort_version integer,
    created_at     timestamptz not null,
    check ((cohort_name is null) = (cohort_version is null))
);
comment on column panel.version is 'The newest version; 0 has no model.';
comment on column panel.cohort_name is 'The panel from whose models is learnt what is usual; fixed when the panel is made.';

create table panel_model (
    panel        text        not null references panel (name),
    model        text        not null,
    since        integer     not null check (since >= 1),
    until        integer     check (until > since),
    family       text        not null,
    verification uuid,
    digest       text        not null,
    answers      integer     not null check (answers >= 1),
    bytes        bigint      not null,
    content      bytea       not null,
    stored_at    timestamptz not null,
    primary key (panel, model, since)
);
create unique index panel_model_now on panel_model (panel, model) where until is null;
create unique index panel_model_twin on panel_model (panel, digest) where until is null;
comment on column panel_model.family is 'Models that are not independent of each other carry the same; empty where nobody named one.';
comment on column panel_model.verification is 'The verification that asked it; null where its answers were imported.';
comment on column panel_model.digest is 'SHA-256 of the answers, in hex: no two models of a version have the same.';
comment on column panel_model.bytes is 'Bytes of the answers in UTF-8, by which a panel is bounded.';
comment on column panel_model.content is 'The answers, a JSON list of prompt and text, compressed with gzip.';
