-- The whole question to ticketing, to be asked again word for word: ticketing takes another wording for another change.
alter table bus_change rename column plan to question;
