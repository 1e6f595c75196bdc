-- How many lists of operations were read upstream for a person: on a day of its clock, and within a minute.
create table dashboard_allowance (
    person_id    bigint  not null primary key,
    on_day       date    not null,
    day_reads    integer not null,
    in_minute    bigint  not null,
    minute_reads integer not null
);
