-- What was sent under an Idempotency-Key, so that the same key with another body is refused instead of answered as the first.
alter table platform.idempotency add column digest text;
