-- What this house does not tell the audit trail by trigger, and why. All other tables and columns are told. A table with a status may be
-- named here only when events tell of it.
delete from audit_exemption where reason not like 'shared: %';
insert into audit_exemption (table_name, column_name, reason) values
    ('schedule', '*', 'replica; events: ScheduleCreated, ScheduleChanged, ScheduleCancelled, ScheduleDeparted, ScheduleCompleted'),
    ('schedule_stop', '*', 'replica of a schedule'),
    ('company', '*', 'replica; events: CompanyActivated, CompanySuspended'),
    ('seat_claim', '*', 'written by every sale; events: TicketReserved, TicketPaid, TicketCancelled, TicketExpired'),
    ('booking', '*', 'written by every sale; events: TicketReserved, TicketPaid, TicketCancelled, TicketExpired'),
    ('ticket', '*', 'written by every sale; events: TicketReserved, TicketPaid, TicketCancelled, TicketExpired, TicketBoarded'),
    ('booking_payment', '*', 'written by every sale; events: PaymentSucceeded'),
    ('booking_share', '*', 'part of booking'),
    ('passenger_message', '*', 'the way of a letter, which nobody decides; events: TicketPaid'),
    ('ticket_revocation', '*', 'made from tickets that changed; events: TicketCancelled'),
    ('refund_quote_line', '*', 'part of refund_quote'),
    ('exchange_ticket', '*', 'part of exchange'),
    ('exchange_hold', '*', 'part of exchange'),
    ('voucher_use', '*', 'written by every sale with a voucher; events: TicketReserved, TicketPaid, TicketCancelled, TicketExpired'),
    ('voucher', 'code', 'whoever knows it may use it'),
    ('waiting_list', '*', 'when somebody looks after the line next'),
    ('waiting_place', 'gathers_until', 'progress'),
    ('device', '*', 'replica; events: DeviceEnrolled, DeviceRevoked'),
    ('device_key', '*', 'replica; events: DeviceEnrolled, DeviceRevoked'),
    ('device_health', '*', 'progress'),
    ('schedule_touch', '*', 'written by every sale; says only that something changed'),
    ('disruption', 'version', 'progress'),
    ('disruption', 'progress', 'progress'),
    ('disruption', 'released', 'progress'),
    ('disruption', 'holders', 'progress');
