-- How far a day of all descendants had come while it ran: the latest reading in each five minutes of it.
create table ledger_sample (
    on_day   date                     not null,
    slot     integer                  not null,
    at       timestamp with time zone not null,
    cost     numeric(40, 20)          not null,
    requests bigint,
    primary key (on_day, slot)
);
