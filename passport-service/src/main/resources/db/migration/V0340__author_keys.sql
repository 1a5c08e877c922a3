-- What authors told the log of their keys. The log is the truth; these rows only find its entries again.
create table author_key_entry (
    index     bigint  primary key references log_entry (index),
    author    text    not null,
    -- the first key of the line: rotation keeps the line
    line      text    not null check (line ~ '^[0-9a-f]{64}$'),
    key_id    text    not null check (key_id ~ '^[0-9a-f]{64}$'),
    -- whether the entry makes the key known, or ends it
    makes     boolean not null,
    envelope  text    not null
);
create unique index author_key_made on author_key_entry (key_id) where makes;
create index author_key_by_line on author_key_entry (line, index);
create index author_key_by_author on author_key_entry (author, index);

alter table passport_revision
    add column key_id text check (key_id ~ '^[0-9a-f]{64}$'),
    add column envelope text,
    add check ((key_id is null) = (envelope is null));
