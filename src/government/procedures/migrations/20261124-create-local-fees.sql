-- Amounts that a province's council sets, where the law leaves them to it, from a day on. Small, shared, rarely written.
create table procedures.local_fee (
  province_code text not null,
  procedure_code text not null,
  fee_name text not null,
  valid_from date not null,
  amount_vnd integer not null check (amount_vnd >= 0),
  legal_basis text,
  demo boolean not null default false,
  primary key (province_code, procedure_code, fee_name, valid_from)
);
