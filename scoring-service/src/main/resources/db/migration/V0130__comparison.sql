-- What the answers of a verification without a passport are compared with; part of its rule.
alter table evidence add column comparison text;
comment on column evidence.comparison is 'What the answers are compared with once all are there, as JSON; null where nothing is.';
