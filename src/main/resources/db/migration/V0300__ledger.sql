-- Reads upstream on a day of its clock: in all, which the budget limits, and by purpose, which people are shown.
create table ledger_budget (
    on_day date   not null primary key,
    reads bigint not null
);

create table ledger_reads (
    on_day  date        not null,
    purpose varchar(40) not null,
    reads   bigint      not null,
    primary key (on_day, purpose)
);

-- The running bills: of today and of this month, by the first day of each.
create table ledger_bill (
    period     varchar(10)              not null primary key,
    starts     date                     not null,
    read_at    timestamp with time zone not null,
    covers_all boolean                  not null
);

create table ledger_spend (
    period     varchar(10)     not null,
    account_id bigint          not null,
    spent      numeric(40, 20) not null,
    primary key (period, account_id)
);
