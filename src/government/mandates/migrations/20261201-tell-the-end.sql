-- When both sides were told that the mandate ran out: once, however often the job runs. What had run out before is not told any more.
alter table mandates.mandate add column expiry_told_at timestamptz;
update mandates.mandate set expiry_told_at = now() where valid_to < (now() at time zone 'Asia/Ho_Chi_Minh')::date;
create index mandate_to_tell on mandates.mandate (valid_to) where expiry_told_at is null and revoked_at is null and accepted_at is not null;
