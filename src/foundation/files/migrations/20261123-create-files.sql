create schema files;

-- What a person has sent and not yet filed. A dossier copies name and digest; the bytes stand once in the file store.
create table files.upload (
  person_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  primary key (person_id, id)
);
create index upload_by_age on files.upload (person_id, created_at);
