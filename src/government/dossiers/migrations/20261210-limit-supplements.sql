-- How soon after acceptance a supplement is to be asked for, by date; the figure of the newer decree was not seen (facts §1.1) and is therefore data.
create table dossiers.supplement_limit (
  valid_from date primary key,
  working_days int not null check (working_days > 0),
  source text not null
);
insert into dossiers.supplement_limit values
  ('2018-06-21', 3, 'NĐ 61/2018/NĐ-CP Điều 19 khoản 4: 03 ngày làm việc (chưa đối chiếu với NĐ 118/2025/NĐ-CP)');
