-- Events that wait for Kafka: written with the state they speak of, deleted once Kafka has them.
create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null, -- the event's type: the topic's name without the prefix
    event_key   text        not null,
    event_id    text        not null,
    body        text        not null, -- JSON, as it goes to Kafka
    traceparent text,                 -- W3C trace context of whoever wrote the event
    created_at  timestamptz not null default now()
) with (
    -- Every row is deleted soon: by the default share of the table, dead rows would pile up.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000
);

-- Events that a consumer has applied, so that a redelivered one changes nothing.
create table inbox (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox using brin (received_at);
