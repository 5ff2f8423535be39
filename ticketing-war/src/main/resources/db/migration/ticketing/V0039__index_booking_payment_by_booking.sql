-- how a booking stands with its money: asked in batches when the books are compared
create index ix_booking_payment_booking_id on booking_payment (booking_id);
