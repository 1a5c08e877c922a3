-- Log-probabilities of an answer's tokens, where they were asked for.
alter table answer add column said_tokens text;
comment on column answer.said_tokens is 'The answer''s first tokens with their log-probabilities and likeliest alternatives, or why there are none, as JSON; null where they were not asked for.';
