-- What was asked of files and seen there stands beside what was asked of models behind a chat.
alter table answer alter column prompt drop not null;
alter table answer add column inspection text;
alter table answer add column inspected text;
alter table answer drop constraint answer_check;
alter table answer drop constraint answer_reading_check;
alter table answer add constraint answer_reading_check check (reading in ('HIT', 'MISS', 'CONTROL_ANSWERED',
    'CONTROL_UNANSWERED', 'UNREAD', 'INSPECTED', 'FAILED', 'CONTROL_FAILED'));
alter table answer add constraint answer_outcome_check check (num_nonnulls(answer_text, inspected, failure) = 1);
alter table answer add constraint answer_asked_check check (num_nonnulls(prompt, inspection) = 1);
comment on column answer.inspection is 'What was asked of files, as JSON; null where a question was asked.';
comment on column answer.inspected is 'What was seen of files, as JSON; null where a model answered or the probe failed.';
