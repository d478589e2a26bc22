-- The row of the sheet that a figure came from, said beside it whatever source the sheet names.
alter table indicators.figure add column import_row integer;
-- All versions of one figure, also where ten thousand of them are signed or withdrawn at once.
create index figure_versions on indicators.figure (agency_id, indicator_code, unit_id, period_kind, period, place);
