-- A report that was returned and sent again keeps its id and version: what was added up is known by its revision.
alter table reports.report_part add column part_revision integer;
update reports.report_part p set part_revision = r.revision from reports.report r where r.agency_id = p.part_agency_id and r.id = p.part_id;
