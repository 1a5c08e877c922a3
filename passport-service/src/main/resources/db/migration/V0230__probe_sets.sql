-- Sets of ordinary prompts, asked where there is no passport. A version never changes.
create table probe_set (
    name      text        not null,
    version   integer     not null check (version >= 1),
    digest    text        not null,
    content   text        not null,
    stored_at timestamptz not null,
    primary key (name, version)
);

-- A verification has a passport and its signature, or a probe set.
alter table verification alter column passport_id drop not null;
alter table verification alter column passport_revision drop not null;
alter table verification alter column passport_digest drop not null;
alter table verification alter column signature drop not null;
alter table verification add check ((passport_id is null) = (signature is null));
alter table verification_probe drop constraint verification_probe_kind_check;
alter table verification_probe add constraint verification_probe_kind_check
    check (kind in ('BEACON', 'CONTROL', 'PROMPT'));
