-- What the dashboard last read upstream, in documents of our own, and which node reads it next.
create table dashboard_reading (
    topic         varchar(700)             not null primary key,
    version       bigint                   not null,
    document      varchar,
    read_at       timestamp with time zone,
    trouble       varchar(40),
    detail        varchar(500),
    failing_since timestamp with time zone,
    due_at        timestamp with time zone not null,
    reader        varchar(100),
    reader_until  timestamp with time zone
);

-- Which notices a person has read, each by a digest of what it says.
create table dashboard_news_read (
    person_id bigint                   not null,
    notice    varchar(64)              not null,
    read_at   timestamp with time zone not null,
    primary key (person_id, notice)
);
