-- Files are looked at as chats are asked: by probes of a plan. What was seen is kept here until the report is written,
-- and with it from then on.
-- What the passport declares of the files, as it stood when the verification began.
alter table verification add column declared_files text;
-- A verification by chat has a passport and its signature, or neither; of files there is no signature.
alter table verification drop constraint verification_check2;
alter table verification add constraint verification_signature_check
    check (declared_files is not null or (passport_id is null) = (signature is null));
alter table verification add constraint verification_files_check check (declared_files is null or signature is null);

alter table verification_probe drop constraint verification_probe_kind_check;
alter table verification_probe add constraint verification_probe_kind_check
    check (kind in ('BEACON', 'CONTROL', 'PROMPT', 'MANIFEST', 'DIGESTS', 'MODULES'));
-- Pieces of the work of its kind; 0 where there are none.
alter table verification_probe add column pieces integer not null default 0;

create table verification_seen (
    verification_id uuid    not null references verification (id),
    ordinal         integer not null,
    -- As in the event: what was seen, or a failure.
    outcome         text    not null,
    primary key (verification_id, ordinal)
);
