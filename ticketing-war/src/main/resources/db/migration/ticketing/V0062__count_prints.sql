-- Each time staff put a ticket on paper, and who did. The first of an issue is the original, the others are copies.
create table ticket_print (
    print_id   uuid        not null,
    ticket_id  uuid        not null,
    issue      smallint    not null,
    number     integer     not null,
    printed_by uuid        not null,
    printed_at timestamptz not null,
    constraint pk_ticket_print primary key (print_id),
    -- whoever counts wrongly is refused; it also leads to a ticket's prints
    constraint uq_ticket_print_number unique (ticket_id, issue, number),
    constraint fk_ticket_print_ticket foreign key (ticket_id) references ticket (ticket_id)
);
