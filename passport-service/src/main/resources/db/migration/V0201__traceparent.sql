-- The W3C trace context in which a verification was requested: whatever is done for it later, by whichever replica,
-- is told within the same trace.
alter table verification add column traceparent text;
