create schema vault;

-- The paper of a person: a sealed result of the state, or what they once sent and allowed us to keep (kind 'own'). Bytes stay where they are.
create table vault.paper (
  person_id uuid not null, id uuid not null, kind text not null, title text not null, number text not null,
  issuer_id uuid, issuer_name text not null, issued_on date not null, valid_to date,
  about_name text, about_born text,
  file_name text not null, media_type text not null, size bigint not null, sha256 text not null,
  procedure_code text not null, component_code text, component_name text,
  dossier_id uuid not null, dossier_code text not null, kept_at timestamptz not null, revoked_at timestamptz, revoked_reason text,
  primary key (person_id, id));
create unique index paper_of_result on vault.paper (person_id, dossier_id, kind) where kind <> 'own';

-- What the person declared, every value it ever had; the newest counts.
create table vault.declared (
  person_id uuid not null, id uuid not null, key text not null, type text not null, label text not null, value jsonb not null,
  shown text not null, procedure_name text not null, dossier_code text not null, declared_at timestamptz not null,
  primary key (person_id, id));
create index declared_newest on vault.declared (person_id, key, declared_at desc, id desc);

-- Decisions of the person, the newest of a purpose counts; each names the version of the text they read.
create table vault.consent (
  person_id uuid not null, id uuid not null, purpose text not null check (purpose in ('reuse', 'keepUploads')),
  granted boolean not null, text_version text not null, decided_at timestamptz not null,
  primary key (person_id, id));

create table vault.prefill (
  person_id uuid not null, draft_id uuid not null, items jsonb not null, primary key (person_id, draft_id));
create table vault.draft_paper (
  person_id uuid not null, draft_id uuid not null, component_code text not null, paper_id uuid not null,
  primary key (person_id, draft_id, component_code, paper_id),
  foreign key (person_id, paper_id) references vault.paper (person_id, id) on delete cascade);

-- What was used again, for which dossier, and which agency reads it from then on.
create table vault.reuse (
  person_id uuid not null, id uuid not null, kind text not null check (kind in ('data', 'paper')), label text not null,
  origin_code text, dossier_id uuid not null, dossier_code text not null, procedure_name text not null,
  agency_id uuid not null, agency_name text not null, by_name text not null, at timestamptz not null,
  primary key (person_id, id));

create table vault.person_saving (
  person_id uuid not null, dossier_id uuid not null, dossier_code text not null, keystrokes int not null, uploads int not null,
  submitted_at timestamptz not null, primary key (person_id, dossier_id));

-- The agency's side: which papers of a dossier came from the vault, and what that saved.
create table vault.served_paper (
  agency_id uuid not null, dossier_id uuid not null, id uuid not null, component_code text not null, title text not null, number text not null,
  issuer_name text not null, issued_on date not null, origin_code text not null, automatic boolean not null,
  primary key (agency_id, dossier_id, id));
create table vault.saving (
  agency_id uuid not null, dossier_id uuid not null, dossier_code text not null, procedure_name text not null,
  month text not null, keystrokes int not null, uploads int not null, submitted_at timestamptz not null,
  primary key (agency_id, dossier_id));
create index saving_month on vault.saving (agency_id, month, dossier_code);

-- Which papers our procedures issue, and to what they serve. about: where the form names the person or thing it is about.
create table vault.paper_kind (
  code text not null, valid_from date not null, valid_to date, name text not null, issued_by jsonb not null, about text, valid_months int, source text not null,
  primary key (code, valid_from));
-- automatic: of this agency's own issuing it stands in without being asked for; otherwise it is offered and the person chooses.
create table vault.paper_use (
  kind text not null, procedure_code text not null, component_code text not null, valid_from date not null, valid_to date,
  automatic boolean not null, about text, even_expired boolean not null default false,
  primary key (kind, procedure_code, component_code, valid_from));

insert into vault.paper_kind (code, valid_from, name, issued_by, about, valid_months, source) values
  ('birth-certificate', '2016-01-01', 'Giấy khai sinh', '["1.001193","3.000722"]', 'child', null, 'Luật Hộ tịch 2014 Đ4.6, Đ16'),
  ('death-extract', '2016-01-01', 'Trích lục khai tử', '["1.000656"]', 'deceased', null, 'Luật Hộ tịch 2014 Đ34'),
  ('marriage-certificate', '2016-01-01', 'Giấy chứng nhận kết hôn', '["1.000894"]', 'bride', null, 'Luật Hộ tịch 2014 Đ4.7, Đ18'),
  ('marital-status', '2016-01-01', 'Giấy xác nhận tình trạng hôn nhân', '["1.004873"]', 'subject', 6, 'NĐ 123/2015 Đ23.1'),
  ('civil-status-copy', '2016-01-01', 'Bản sao trích lục hộ tịch, bản sao Giấy khai sinh', '["2.000635"]', 'subject', null, 'Luật Hộ tịch 2014 Đ63'),
  ('parentage-extract', '2016-01-01', 'Trích lục đăng ký nhận cha, mẹ, con', '["1.001022"]', null, null, 'Luật Hộ tịch 2014 Đ25'),
  ('civil-status-change', '2016-01-01', 'Trích lục thay đổi, cải chính, bổ sung thông tin hộ tịch', '["1.004859"]', null, null, 'Luật Hộ tịch 2014 Đ28'),
  ('certified-copy', '2016-01-01', 'Bản sao được chứng thực từ bản chính', '["2.000815"]', null, null, 'NĐ 23/2015 Đ3'),
  ('certified-signature', '2016-01-01', 'Giấy tờ, văn bản được chứng thực chữ ký', '["2.000884"]', null, null, 'NĐ 23/2015 Đ3'),
  ('household-business', '2016-01-01', 'Giấy chứng nhận đăng ký hộ kinh doanh', '["1.001612"]', null, null, 'procedure 1.001612'),
  ('poverty-decision', '2016-01-01', 'Quyết định công nhận hộ nghèo, hộ cận nghèo', '["1.011607"]', 'headOfHousehold', null, 'procedure 1.011607'),
  ('social-allowance', '2016-01-01', 'Quyết định trợ cấp xã hội', '["1.001776"]', 'subject', null, 'procedure 1.001776'),
  ('funeral-allowance', '2016-01-01', 'Quyết định hỗ trợ chi phí mai táng', '["1.001731"]', 'deceased', null, 'procedure 1.001731'),
  ('building-permit', '2016-01-01', 'Giấy phép xây dựng', '["1.013225"]', null, null, 'procedure 1.013225'),
  ('land-certificate', '2016-01-01', 'Giấy chứng nhận quyền sử dụng đất', '["1.013978","1.013831"]', null, null, 'Luật Đất đai 2024'),
  ('disability-certificate', '2016-01-01', 'Giấy xác nhận khuyết tật', '["1.001699"]', 'subject', null, 'procedure 1.001699'),
  ('residence-notice', '2016-01-01', 'Thông báo kết quả đăng ký cư trú', '["1.004222"]', 'subject', null, 'Luật Cư trú 2020'),
  ('mediation-record', '2016-01-01', 'Biên bản hòa giải tranh chấp đất đai', '["1.012812"]', null, null, 'procedure 1.012812'),
  ('complaint-decision', '2016-01-01', 'Quyết định giải quyết khiếu nại lần đầu', '["2.002409"]', null, null, 'procedure 2.002409'),
  ('martyr-allowance', '2016-01-01', 'Quyết định trợ cấp thờ cúng liệt sĩ', '["1.010803"]', null, null, 'procedure 1.010803'),
  ('crop-conversion', '2016-01-01', 'Văn bản chấp thuận chuyển đổi cơ cấu cây trồng, vật nuôi', '["1.008004"]', null, null, 'procedure 1.008004'),
  ('kindergarten-decision', '2016-01-01', 'Quyết định thành lập cơ sở giáo dục mầm non độc lập', '["1.012971"]', null, null, 'procedure 1.012971');

insert into vault.paper_use (kind, procedure_code, component_code, valid_from, automatic, about, even_expired) values
  ('marriage-certificate', '1.001193', 'TP08', '2016-01-01', true, 'mother', false),
  ('death-extract', '1.004873', 'TP02', '2016-01-01', true, 'subject.spouseName', false),
  -- Asked for because it is used up or has run out: an expired one serves just as well.
  ('marital-status', '1.004873', 'TP03', '2016-01-01', true, 'subject', true),
  ('birth-certificate', '1.001776', 'TP04', '2016-01-01', true, 'subject', false),
  ('disability-certificate', '1.001776', 'TP05', '2016-01-01', true, 'subject', false),
  ('death-extract', '1.001731', 'TP02', '2016-01-01', true, 'deceased', false),
  ('birth-certificate', '1.001699', 'TP04', '2016-01-01', true, 'subject', false),
  ('disability-certificate', '1.001699', 'TP05', '2016-01-01', true, 'subject', true),
  -- Which parcel, which relation, which residence: the person says whether this is the one.
  ('civil-status-copy', '1.001776', 'TP04', '2016-01-01', false, null, false),
  ('marriage-certificate', '1.004222', 'TP03', '2016-01-01', false, null, false),
  ('birth-certificate', '1.004222', 'TP03', '2016-01-01', false, null, false),
  ('parentage-extract', '1.004222', 'TP03', '2016-01-01', false, null, false),
  ('land-certificate', '1.004222', 'TP02', '2016-01-01', false, null, false),
  ('land-certificate', '1.013225', 'TP02', '2016-01-01', false, null, false),
  ('land-certificate', '1.012971', 'TP02', '2016-01-01', false, null, false),
  ('land-certificate', '1.012812', 'TP02', '2016-01-01', false, null, false),
  ('birth-certificate', '1.004859', 'TP02', '2016-01-01', false, null, false),
  ('civil-status-copy', '1.004859', 'TP02', '2016-01-01', false, null, false),
  ('residence-notice', '1.001193', 'TP07', '2016-01-01', false, null, false),
  ('residence-notice', '1.000894', 'TP03', '2016-01-01', false, null, false),
  ('residence-notice', '1.004873', 'TP06', '2016-01-01', false, null, false),
  ('residence-notice', '2.000635', 'TP05', '2016-01-01', false, null, false),
  ('residence-notice', '1.001022', 'TP05', '2016-01-01', false, null, false),
  ('residence-notice', '1.004859', 'TP05', '2016-01-01', false, null, false),
  ('residence-notice', '1.001776', 'TP08', '2016-01-01', false, null, false),
  ('complaint-decision', '2.002409', 'TP02', '2016-01-01', false, null, false);
