-- How soon a filing is to be answered at the desk, by date; the figure is unsure (facts §1.2) and therefore data.
create table dossiers.receive_limit (
  valid_from date primary key,
  working_hours int not null check (working_hours > 0),
  source text not null
);
insert into dossiers.receive_limit values
  ('2018-01-01', 8, 'NĐ 45/2020/NĐ-CP, NĐ 107/2021/NĐ-CP: 8 giờ làm việc (chưa đối chiếu với NĐ 118/2025/NĐ-CP)');

-- How a paper's own number is written, by date: {n} is the number of the year in its series. A paper without a row bears the dossier's code.
create table dossiers.paper_series (
  kind text not null,
  valid_from date not null,
  pattern text not null check (pattern like '%{n}%'),
  source text not null,
  primary key (kind, valid_from)
);
insert into dossiers.paper_series values
  ('supplement', '2018-01-01', '{n}/HDHS', 'TT 01/2018/TT-VPCP mẫu số 02 (chưa đối chiếu với TT 03/2025/TT-VPCP)'),
  ('refusal', '2018-01-01', '{n}/TCTN', 'TT 01/2018/TT-VPCP mẫu số 03 (chưa đối chiếu với TT 03/2025/TT-VPCP)'),
  ('apology', '2018-01-01', '{n}/PXL', 'TT 01/2018/TT-VPCP mẫu số 04 (chưa đối chiếu với TT 03/2025/TT-VPCP)'),
  ('stop', '2018-01-01', '{n}/TB-UBND', 'NĐ 30/2020/NĐ-CP Phụ lục III: thông báo'),
  ('result-decision', '2018-01-01', '{n}/QĐ-UBND', 'NĐ 30/2020/NĐ-CP Phụ lục III: quyết định'),
  ('result-refused', '2018-01-01', '{n}/TB-UBND', 'NĐ 30/2020/NĐ-CP Phụ lục III: thông báo'),
  ('result', '2018-01-01', '{n}/{year}', 'sổ của năm');

-- The last number given, per agency, year and series.
create table dossiers.paper_counter (
  agency_id uuid not null,
  year int not null,
  pattern text not null,
  last int not null,
  primary key (agency_id, year, pattern)
);

-- The number that a paper bears, given once, before it is sealed.
create table dossiers.paper_number (
  agency_id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  number int not null,
  year int not null,
  pattern text not null,
  serial int not null,
  primary key (agency_id, dossier_id, kind, number),
  unique (agency_id, year, pattern, serial),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);
