-- What this house does not tell the audit trail by trigger, and why. All other tables and columns are told. A table with a status may be
-- named here only when events tell of it.
delete from audit_exemption where reason not like 'shared: %';
insert into audit_exemption (table_name, column_name, reason) values
    ('audit_entry', '*', 'the trail itself'),
    ('audit_link', '*', 'the trail itself'),
    ('audit_unlinked', '*', 'the trail itself'),
    ('known_network', '*', 'part of an account; its session tells of each login'),
    ('known_program', '*', 'part of an account; its session tells of each login'),
    ('used_proof', '*', 'part of a login; its session tells of it'),
    ('password_reset_request', '*', 'gone in a second; the link that is sent is told'),
    ('outgoing_mail', 'attempts', 'how often the mail server was asked'),
    ('outgoing_mail', 'next_at', 'when it is asked again'),
    ('second_factor', 'last_step', 'changes with every login'),
    ('refresh_token', '*', 'changes with every use; its session tells what becomes of it'),
    ('session', 'last_used_at', 'changes with every refresh'),
    ('session', 'address', 'changes with every refresh'),
    ('session', 'user_agent', 'changes with every refresh'),
    ('revocation', '*', 'the user, session or device it is about tells why'),
    ('device', 'last_seen_at', 'changes with every token'),
    ('device_serial', '*', 'the device that takes a serial tells it'),
    ('device_assertion', '*', 'of every token a device asks for'),
    ('pin_try', '*', 'of every login by PIN, right or wrong');
