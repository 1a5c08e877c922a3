-- What authors wrote, sealed (AES-GCM, each piece's identity authenticated with it), in bounded pieces. owner is whatever
-- the pieces belong to: an import, a tree. Nothing that an author wrote stands anywhere else.
create table sealed_piece (
    owner   uuid     not null,
    kind    text     not null check (kind in ('NOTES', 'FILE', 'MESSAGES', 'TREE')),
    place   integer  not null check (place >= 0),
    sealed  bytea    not null,
    primary key (owner, kind, place)
);

-- Imports of writing: states and counts. Names of files and what is wrong in them are the author's too: sealed, as NOTES.
create table writing_import (
    id            uuid        primary key,
    passport_id   uuid        not null references passport (id),
    number        integer     not null check (number >= 1),
    state         text        not null check (state in ('RECEIVING', 'WAITING', 'READING', 'BUILDING', 'DONE', 'FAILED')),
    token         bytea       not null check (octet_length(token) = 32),
    bytes         bigint      not null default 0,
    bytes_read    bigint      not null default 0,
    messages      bigint      not null default 0,
    conversations bigint      not null default 0,
    problems      bigint      not null default 0,
    repairs       bigint      not null default 0,
    reason        text,
    tree_revision integer,
    attempts      integer     not null default 0,
    -- Until when whoever works on it is taken to be alive; only while somebody does.
    leased_until  timestamptz,
    begun_at      timestamptz not null,
    ended_at      timestamptz,
    unique (passport_id, number),
    check ((state = 'FAILED') = (reason is not null)),
    check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
    check ((state in ('RECEIVING', 'READING', 'BUILDING')) = (leased_until is not null))
);
create index writing_import_open on writing_import (begun_at) where state not in ('DONE', 'FAILED');
