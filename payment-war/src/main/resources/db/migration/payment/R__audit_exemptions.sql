-- What this house does not tell the audit trail by trigger, and why. All other tables and columns are told. A table with a status may be
-- named here only when events tell of it.
delete from audit_exemption where reason not like 'shared: %';
insert into audit_exemption (table_name, column_name, reason) values
    ('provider_callback', '*', 'letters as they came, only ever added; events: PaymentSucceeded, PaymentFailed'),
    ('stray_callback', '*', 'letters as they came, only ever added'),
    ('ledger_posting', '*', 'a book that is only ever added to, made from what is told'),
    ('ledger_entry', '*', 'a book that is only ever added to, made from what is told'),
    ('shift_entry', '*', 'written by every sale at a counter; events: PaymentSucceeded'),
    ('shift_count', '*', 'part of shift'),
    ('agent_float', '*', 'the sum of its float_movement'),
    ('settlement_total', '*', 'part of settlement'),
    ('webhook_delivery', '*', 'the way of a letter, which nobody decides; events: PaymentSucceeded'),
    ('statement_line', '*', 'what a provider sent for a reconciliation'),
    ('transaction', 'version', 'changes with ask_at'),
    ('transaction', 'ask_at', 'when to ask the provider next'),
    ('refund', 'version', 'changes with ask_at'),
    ('refund', 'ask_at', 'when to ask the provider next'),
    ('paybill_payment', 'version', 'changes with look_at'),
    ('paybill_payment', 'look_at', 'when to look again'),
    ('paybill_payment', 'return_at', 'when to ask the provider next'),
    ('float_withdrawal', 'version', 'changes with ask_at'),
    ('float_withdrawal', 'ask_at', 'when to ask the provider next'),
    ('shift', 'version', 'changes with entries'),
    ('shift', 'entries', 'progress');
