-- Public ideas that answers are looked through for. A version never changes, so that a finding can be made again.
create table trait_list (
    name      text        not null,
    version   integer     not null check (version >= 1),
    content   text        not null,
    stored_at timestamptz not null,
    primary key (name, version)
);
comment on column trait_list.content is 'The ideas as JSON: id, label and the rule by which an answer expresses one. All of it is public.';
