-- How well the one-stop desk serves. What comes from dossiers is computed when asked and not kept; here stands what people say themselves.
create schema assessment;

-- What the citizen said of a finished dossier, once a dossier (TT 32/2017/TT-BTTTT): 3 = rất hài lòng, 2 = hài lòng, 1 = chưa hài lòng.
create table assessment.rating (
  agency_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  convenience smallint not null check (convenience between 1 and 3),
  timeliness smallint not null check (timeliness between 1 and 3),
  attitude smallint not null check (attitude between 1 and 3),
  overall smallint not null check (overall between 1 and 3),
  comment text not null default '',
  -- By the owner signed in, or by a code given at the counter.
  given_by text not null check (given_by in ('account', 'code')),
  rated_at timestamptz not null,
  changed_at timestamptz,
  primary key (agency_id, dossier_id)
);
create index rating_by_time on assessment.rating (agency_id, rated_at desc, dossier_id desc);

-- A code that the counter gives to somebody without an account: for one dossier, for one rating.
create table assessment.rating_code (
  agency_id uuid not null,
  code text not null,
  dossier_id uuid not null,
  dossier_code text not null,
  given_by uuid,
  valid_until timestamptz not null,
  used_at timestamptz,
  primary key (agency_id, code)
);
create index rating_code_of_dossier on assessment.rating_code (agency_id, dossier_id);

-- What the program cannot know and the agency's leader declares for a time, with a note; shown as declared.
create table assessment.declared_measure (
  agency_id uuid not null,
  id uuid not null,
  measure text not null,
  valid_from date not null,
  valid_to date not null,
  numerator int not null check (numerator >= 0),
  denominator int not null check (denominator >= numerator),
  note text not null,
  declared_by uuid,
  declared_by_name text not null,
  declared_at timestamptz not null,
  primary key (agency_id, id),
  check (valid_to >= valid_from)
);
create index declared_by_measure on assessment.declared_measure (agency_id, measure, valid_to desc);

-- A complaint about conduct in a dossier; one found to be false does not count (TT 01/2018/TT-VPCP Đ14).
create table assessment.complaint (
  agency_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  noted_on date not null,
  upheld boolean not null,
  note text not null,
  noted_by uuid,
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (agency_id, dossier_id)
);

-- Components of the set of indices of QĐ 766/QĐ-TTg, by date. `verified` speaks of the highest score; targets, denominators
-- and the formula itself are confirmed by no source.
create table assessment.indicator (
  code text not null,
  valid_from date not null,
  valid_to date,
  position int not null,
  group_code text not null,
  group_name text not null,
  name text not null,
  max_score numeric(5, 2) not null,
  numerator text not null,
  denominator text not null,
  -- A share from 0 to 1.
  target numeric(5, 4) not null check (target > 0),
  capped boolean not null default true,
  verified boolean not null,
  source text not null,
  primary key (code, valid_from)
);
insert into assessment.indicator
  (code, valid_from, position, group_code, group_name, name, max_score, numerator, denominator, target, verified, source) values
  ('CK1', '2022-06-23', 1, 'CK', 'Công khai, minh bạch', 'Thủ tục được công bố đúng hạn', 4, 'declared:announcedInTime', 'declared:announcedInTime', 1, false, 'QĐ 766/QĐ-TTg; trọng số chưa đối chiếu'),
  ('CK2', '2022-06-23', 2, 'CK', 'Công khai, minh bạch', 'Thủ tục được cập nhật, công khai đúng hạn', 4, 'declared:publishedInTime', 'declared:publishedInTime', 1, true, 'QĐ 766/QĐ-TTg: 4/18'),
  ('CK3', '2022-06-23', 3, 'CK', 'Công khai, minh bạch', 'Thủ tục có đủ nội dung các bộ phận cấu thành', 4, 'declared:completeContent', 'declared:completeContent', 1, false, 'QĐ 766/QĐ-TTg; trọng số chưa đối chiếu'),
  ('CK4', '2022-06-23', 4, 'CK', 'Công khai, minh bạch', 'Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia', 6, 'declared:synchronised', 'declared:synchronised', 1, false, 'QĐ 766/QĐ-TTg; trọng số chưa đối chiếu'),
  ('TD1', '2022-06-23', 5, 'TD', 'Tiến độ, kết quả giải quyết', 'Hồ sơ giải quyết đúng hạn', 20, 'decidedInTime', 'decidedOrOpenLate', 1, true, 'QĐ 766/QĐ-TTg: 20; mẫu số chưa đối chiếu'),
  ('SH1', '2022-06-23', 6, 'SH', 'Số hóa hồ sơ', 'Hồ sơ cấp kết quả điện tử', 6, 'declared:electronicResults', 'declared:electronicResults', 1, false, 'QĐ 766/QĐ-TTg; trọng số chưa đối chiếu'),
  ('SH2', '2022-06-23', 7, 'SH', 'Số hóa hồ sơ', 'Số hóa thành phần hồ sơ khi tiếp nhận', 6, 'declared:digitisedPapers', 'declared:digitisedPapers', 0.8, false, 'QĐ 766/QĐ-TTg; trọng số, chỉ tiêu chưa đối chiếu'),
  ('SH3', '2022-06-23', 8, 'SH', 'Số hóa hồ sơ', 'Số hóa kết quả giải quyết', 5, 'declared:digitisedResults', 'declared:digitisedResults', 0.8, false, 'QĐ 766/QĐ-TTg; trọng số, chỉ tiêu chưa đối chiếu'),
  ('SH4', '2022-06-23', 9, 'SH', 'Số hóa hồ sơ', 'Khai thác, sử dụng lại thông tin đã số hóa', 5, 'declared:reused', 'declared:reused', 0.5, false, 'QĐ 766/QĐ-TTg; trọng số, chỉ tiêu chưa đối chiếu'),
  ('TT1', '2022-06-23', 10, 'TT', 'Dịch vụ trực tuyến', 'Thủ tục có phát sinh hồ sơ trực tuyến', 6, 'proceduresWithOnline', 'procedures', 1, false, 'QĐ 766/QĐ-TTg; trọng số, mẫu số chưa đối chiếu'),
  ('TT2', '2022-06-23', 11, 'TT', 'Dịch vụ trực tuyến', 'Hồ sơ nộp trực tuyến', 6, 'receivedOnline', 'receivedInPeriod', 0.7, false, 'QĐ 766/QĐ-TTg; trọng số, chỉ tiêu chưa đối chiếu'),
  ('TO1', '2022-06-23', 12, 'TO', 'Thanh toán trực tuyến', 'Hồ sơ thanh toán trực tuyến', 10, 'declared:paidOnline', 'declared:paidOnline', 0.6, false, 'QĐ 766/QĐ-TTg; trọng số, chỉ tiêu chưa đối chiếu'),
  ('HL1', '2022-06-23', 13, 'HL', 'Mức độ hài lòng', 'Hài lòng trong tiếp nhận, giải quyết thủ tục', 6, 'receivedSatisfied', 'received', 0.9, true, 'QĐ 766/QĐ-TTg: 6/18; chỉ tiêu theo NQ 76/NQ-CP'),
  ('HL2', '2022-06-23', 14, 'HL', 'Mức độ hài lòng', 'Phản ánh, kiến nghị xử lý đúng hạn', 6, 'declared:petitions', 'declared:petitions', 1, false, 'QĐ 766/QĐ-TTg; 6/18 suy ra bằng phép trừ'),
  ('HL3', '2022-06-23', 15, 'HL', 'Mức độ hài lòng', 'Hài lòng trong xử lý phản ánh, kiến nghị', 6, 'declared:petitionsSatisfied', 'declared:petitionsSatisfied', 0.9, false, 'QĐ 766/QĐ-TTg; 6/18 suy ra bằng phép trừ');

-- From which score on an officer or agency has which class, by date.
create table assessment.band (
  scheme text not null check (scheme in ('officer', 'agency', 'qd766')),
  valid_from date not null,
  minimum numeric(5, 2) not null,
  label text not null,
  verified boolean not null,
  source text not null,
  primary key (scheme, valid_from, minimum)
);
insert into assessment.band values
  ('officer', '2018-11-23', 5, 'Hoàn thành 100% nhiệm vụ', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('officer', '2018-11-23', 3.5, 'Hoàn thành từ 70% đến dưới 100% nhiệm vụ', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('officer', '2018-11-23', 0, 'Hoàn thành dưới 70% nhiệm vụ', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('agency', '2018-11-23', 15, 'Xuất sắc', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('agency', '2018-11-23', 12, 'Tốt', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('agency', '2018-11-23', 9, 'Khá', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('agency', '2018-11-23', 6, 'Trung bình', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('agency', '2018-11-23', 0, 'Yếu', true, 'TT 01/2018/TT-VPCP Đ15'),
  ('qd766', '2022-06-23', 90, 'Xuất sắc', false, 'QĐ 766/QĐ-TTg; mức chưa đối chiếu'),
  ('qd766', '2022-06-23', 80, 'Tốt', false, 'QĐ 766/QĐ-TTg; mức chưa đối chiếu'),
  ('qd766', '2022-06-23', 70, 'Khá', false, 'QĐ 766/QĐ-TTg; mức chưa đối chiếu'),
  ('qd766', '2022-06-23', 50, 'Trung bình', false, 'QĐ 766/QĐ-TTg; mức chưa đối chiếu'),
  ('qd766', '2022-06-23', 0, 'Yếu', false, 'QĐ 766/QĐ-TTg; mức chưa đối chiếu');

-- Which of the nine indices make up the score of an officer or an agency, by date.
create table assessment.index_scope (
  scheme text not null check (scheme in ('officer', 'agency')),
  valid_from date not null,
  indices int[] not null,
  verified boolean not null,
  source text not null,
  primary key (scheme, valid_from)
);
insert into assessment.index_scope values
  ('officer', '2018-11-23', '{2,3,7}', false, 'TT 01/2018/TT-VPCP Đ15; chỉ số tính cho cán bộ chưa đối chiếu'),
  ('agency', '2018-11-23', '{1,2,3,4,5,6,7,8,9}', true, 'TT 01/2018/TT-VPCP Đ14, Đ15');
