-- The leader's day asks for parts that are late at other agencies; what is sent is few, what is done are many.
create index track_sent on linked.track (agency_id, due_at) where state = 'sent';
