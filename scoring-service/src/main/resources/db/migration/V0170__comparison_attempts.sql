-- Whoever makes a comparison holds it by its attempt: one that lost its lease can neither renew it nor write a finding.
alter table evidence add column compare_attempt integer not null default 0 check (compare_attempt >= 0);
comment on column evidence.compare_attempt is 'How often a replica took the comparison; only the latest may renew its lease and write the finding.';
comment on column evidence.compare_from is 'From when a replica may take the comparison; whoever takes it moves this into the future, and again while it works.';
