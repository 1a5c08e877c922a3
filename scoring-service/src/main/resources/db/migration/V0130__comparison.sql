-- What the answers of a verification without a passport are compared with, and what that found.
alter table evidence add column comparison text;
alter table evidence add column compared text not null default 'NOTHING' check (compared in ('NOTHING', 'DUE', 'DONE'));
alter table evidence add column compare_from timestamptz;
alter table evidence add column finding text;
alter table evidence add check ((compared = 'DONE') = (finding is not null));
create index evidence_due on evidence (compare_from) where compared = 'DUE';
comment on column evidence.comparison is 'What the answers are compared with once all are there, as JSON; null where nothing is.';
comment on column evidence.compared is 'DUE: all answers are there, and the decision is held back until they are compared.';
comment on column evidence.compare_from is 'From when a replica may take the comparison; whoever takes it moves this into the future.';
comment on column evidence.finding is 'What the comparison found, as JSON.';

create table recognition (
    verification_id uuid primary key references evidence (verification_id),
    ranking         text not null
);
comment on table recognition is 'The whole order of a panel that answers were compared with; events tell its first ten.';
