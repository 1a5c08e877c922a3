create table passport (
    id          uuid        primary key,
    place       bigint      generated always as identity unique,
    author      text        not null,
    name        text        not null,
    revision    integer     not null check (revision >= 1),
    created_at  timestamptz not null
);
create index passport_by_author on passport (author, place);

-- Revisions are never changed: the canonical JSON, byte for byte, is what the digest and the log speak of.
create table passport_revision (
    passport_id  uuid        not null references passport (id),
    revision     integer     not null check (revision >= 1),
    digest       bytea       not null check (octet_length(digest) = 32),
    document     bytea       not null,
    leaf         bigint      not null references log_entry (index),
    issued_at    timestamptz not null,
    primary key (passport_id, revision)
);

-- One row for each freeze. Secrets only in the sealed columns (AES-GCM, the row's identity authenticated with them).
create table signature (
    id               uuid             primary key,
    passport_id      uuid             not null references passport (id),
    number           integer          not null check (number >= 1),
    author           text             not null,
    stored           boolean          not null,
    beacons_root     bytea            not null check (octet_length(beacons_root) = 32),
    key_commitment   bytea            not null check (octet_length(key_commitment) = 32),
    candidates       text             not null,
    survival_floor   double precision not null,
    system_prompt    text             not null,
    controls         text             not null,
    frozen_leaf      bigint           not null references log_entry (index),
    frozen_at        timestamptz      not null,
    checkpoint_size  bigint           references log_checkpoint (size),
    randomness_note  text,
    keys_root        bytea            check (octet_length(keys_root) = 32),
    keys_leaf        bigint           references log_entry (index),
    sealed_key       bytea,
    sealed_beacons   bytea,
    export_token     bytea            check (octet_length(export_token) = 32),
    unique (passport_id, number),
    check (stored = (sealed_key is not null and sealed_beacons is not null and export_token is not null)),
    check ((checkpoint_size is null) = (randomness_note is null)),
    check ((keys_root is null) = (keys_leaf is null)),
    check (keys_root is null or randomness_note is not null)
);
create index signature_by_author on signature (author);
create index signature_waiting on signature (frozen_leaf) where keys_root is null;

create table prepared_beacons (
    id            uuid        primary key,
    signature_id  uuid        not null references signature (id),
    sealed        bytea       not null,
    received_at   timestamptz not null
);
