-- Tables made later call isolate_tenants('...') where they are made.
call isolate_all_tenants();
