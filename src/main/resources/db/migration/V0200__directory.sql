-- What all nodes share about the mirror: whose it is, how far it got, and who walks. One row.
create table directory_mirror (
    id             integer                  not null primary key,
    upstream       varchar(500),
    owner_account  bigint,
    version        bigint                   not null,
    urgent         bigint                   not null,
    spend_version  bigint                   not null,
    walker         varchar(100),
    walker_until   timestamp with time zone,
    walk_started   timestamp with time zone,
    walk_ended     timestamp with time zone,
    rows_read      integer                  not null,
    rows_total     integer,
    complete_since timestamp with time zone,
    problem        varchar(40),
    detail         varchar(500),
    failures       integer                  not null,
    next_walk      timestamp with time zone
);

insert into directory_mirror (id, version, urgent, spend_version, rows_read, failures) values (1, 0, 0, 0, 0, 0);

-- What lists, tree and search need of an account; the rest stands in its document.
create table directory_account (
    id          bigint                   not null primary key,
    version     bigint                   not null,
    path        varchar(5000)            not null,
    name        varchar,
    alias       varchar,
    email       varchar,
    level       bigint,
    status      varchar(20)              not null,
    cards       varchar,
    hard_limit  varchar,
    daily_limit varchar,
    digest      varchar(64)              not null,
    read_at     timestamp with time zone not null,
    gone_since  timestamp with time zone
);

create index directory_account_version on directory_account (version);

create table directory_document (
    id       bigint  not null primary key,
    document varchar not null
);

create table directory_change (
    id           bigint generated always as identity primary key,
    account_id   bigint                   not null,
    field        varchar(100)             not null,
    before_value varchar,
    after_value  varchar,
    seen_at      timestamp with time zone not null,
    intent       varchar(100)
);

create index directory_change_account on directory_change (account_id, id);

-- The owner's own account, once for each walk.
create table directory_own (
    id         bigint generated always as identity primary key,
    account_id bigint                   not null,
    name       varchar,
    balance    varchar,
    cards      varchar,
    read_at    timestamp with time zone not null
);
