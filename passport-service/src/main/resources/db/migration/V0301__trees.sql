-- Meaning trees. A tree is what was built from the writing, or given by the author, with the author's edits applied in
-- their order: whatever is built anew, the edits hold. The built trees and the edits themselves are sealed.
create table tree_base (
    id            uuid        primary key,
    passport_id   uuid        not null references passport (id),
    number        integer     not null check (number >= 1),
    -- Which import led to it; none where the author gave the tree.
    import_id     uuid        references writing_import (id),
    made_at       timestamptz not null,
    unique (passport_id, number)
);

create table tree_edit (
    passport_id   uuid        not null references passport (id),
    place         integer     not null check (place >= 1),
    edit_id       uuid        not null,
    kind          text        not null,
    -- Of 32 random bytes, which are sealed with the edit, and the edit: nobody can try out what it says.
    digest        bytea       not null check (octet_length(digest) = 32),
    sealed        bytea       not null,
    made_at       timestamptz not null,
    primary key (passport_id, place),
    unique (passport_id, edit_id)
);

create table tree_revision (
    passport_id   uuid        not null references passport (id),
    revision      integer     not null check (revision >= 1),
    cause         text        not null check (cause in ('IMPORTED', 'GIVEN', 'EDITED')),
    base          uuid        not null references tree_base (id),
    -- So many edits are applied to the base, the first ones.
    edits         integer     not null check (edits >= 0),
    -- Edits among them whose idea is not there any more.
    edits_lost    integer     not null check (edits_lost >= 0),
    public_ideas  integer     not null,
    private_ideas integer     not null,
    rejected      integer     not null,
    made_at       timestamptz not null,
    primary key (passport_id, revision)
);
