-- A sheet of figures that an officer brought: the file as it came, how each row was read, and what became of it.
create table indicators.figure_import (
  agency_id uuid not null,
  id uuid not null,
  name text not null,
  sha256 text not null,
  media_type text not null,
  size integer not null,
  -- read: looked at, nothing entered; confirmed: its figures wait for a leader; signed: they are public; undone: taken back.
  status text not null check (status in ('read', 'confirmed', 'signed', 'undone')),
  rows jsonb not null,
  problems jsonb not null,
  notes jsonb not null default '[]',
  entered_by_name text not null,
  entered_at timestamptz not null,
  signed_by_name text not null default '',
  signed_at timestamptz,
  undone_by_name text not null default '',
  undone_at timestamptz,
  undo_reason text not null default '',
  primary key (agency_id, id),
  check (status in ('read', 'undone') or problems = '[]'),
  check ((status = 'undone') = (undone_at is not null))
);
create index figure_import_by_entry on indicators.figure_import (agency_id, entered_at desc, id desc);
create index figure_of_import on indicators.figure (agency_id, import_id) where import_id is not null;
