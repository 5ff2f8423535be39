-- Migrations concern all companies, and row level security is for the owner of a table too.
set twende.tenant = 'platform';
