-- Months and thirds of months of which every day is closed, summed by account: a year is then twelve lines an account.
create table ledger_part (
    from_day date not null,
    to_day   date not null,
    primary key (from_day, to_day)
);

create table ledger_part_account (
    from_day     date   not null,
    to_day       date   not null,
    account      bigint not null,
    cost         numeric(40, 20),
    requests     bigint,
    prompt       bigint,
    completion   bigint,
    images       bigint,
    cache_writes bigint,
    cache_reads  bigint,
    primary key (from_day, to_day, account)
);
