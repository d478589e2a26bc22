-- No list asks for an agency's tasks without an audience; beside task_worklist this index only led the planner astray.
drop index tasks.task_of_agency;
