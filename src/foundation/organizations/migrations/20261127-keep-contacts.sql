-- How to reach an agency, and which one answers for this site (TT 32/2017/TT-BTTTT Đ16).
create table organizations.agency_contact (
  agency_id uuid primary key references organizations.agency (id),
  responsible text not null check (responsible <> ''),
  address text not null check (address <> ''),
  phone text not null check (phone <> ''),
  email text,
  answers_for_site boolean not null default false
);
create unique index agency_contact_of_site on organizations.agency_contact (answers_for_site) where answers_for_site;
