-- Kafka's own id of each topic, as it was when this service last started. Another id under the same name is a topic
-- that was made anew, and what it held is lost.
create table known_topic (
    topic    text primary key, -- the event's type: the topic's name without the prefix
    topic_id text not null
);
