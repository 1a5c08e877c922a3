-- The append-only log (RFC 6962 hashing). Leaves are kept byte for byte.
create table log_entry (
    index        bigint      primary key check (index >= 0),
    leaf         bytea       not null,
    appended_at  timestamptz not null
);

-- Hashes of complete subtrees: node (level, index) covers the leaves index * 2^level up to the next node's first;
-- level 0 is the leaves' own hashes. A root or a proof for any size takes a logarithmic number of them.
create table log_node (
    level  integer not null check (level between 0 and 62),
    index  bigint  not null check (index >= 0),
    hash   bytea   not null check (octet_length(hash) = 32),
    primary key (level, index)
);

-- One row. Whoever appends locks it until commit, so that indices are dense and in the order of commits. It keeps the
-- roots of the complete subtrees, largest first, so that appending reads nothing else.
create table log_head (
    id     integer primary key check (id = 1),
    size   bigint  not null check (size >= 0),
    roots  bytea   not null
);
insert into log_head (id, size, roots) values (1, 0, '');

create table log_checkpoint (
    size       bigint      primary key check (size > 0),
    root       bytea       not null check (octet_length(root) = 32),
    note       text        not null,
    signed_at  timestamptz not null
);

-- Signature lines of witnesses under a checkpoint's note, in the order in which they came.
create table log_cosignature (
    size         bigint      not null references log_checkpoint (size),
    witness      text        not null,
    line         text        not null,
    received_at  timestamptz not null,
    primary key (size, witness)
);

-- The key that the log made for itself at its first start, sealed. No row where the operator gave one.
create table log_key (
    id      integer primary key check (id = 1),
    sealed  bytea   not null
);
