-- ISO 3166-1 alpha-2, for lists that are handed in at a border; null when company did not tell
alter table schedule_stop add column country text;
