-- What is published is for everybody: guests search all companies, and a plan is remembered whoever asked for it first.
call isolate_tenants('schedule', 'true');
-- Tables made later call isolate_tenants('...') where they are made.
call isolate_all_tenants();
