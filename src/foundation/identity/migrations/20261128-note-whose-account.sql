-- Whose an account is: an administrator may give a first password only to one that an administrator entered and nobody has used.
alter table identity.person
  -- The agency whose administrator entered the person; null for who came with the national identity.
  add column entered_in uuid,
  -- The first sign-in ever, by any way.
  add column signed_in_at timestamptz,
  -- The first sign-in with the national identity: from then on the account is proved to be this person's.
  add column identity_at timestamptz;
