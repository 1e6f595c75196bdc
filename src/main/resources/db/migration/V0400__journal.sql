-- One row for each intent, as it stands.
create table journal_intent (
    id              varchar(26)              not null primary key,
    kind            varchar(20)              not null,
    state           varchar(20)              not null,
    account_id      bigint,
    account_name    varchar                  not null,
    branch          varchar(5000)            not null,
    also_locked     varchar                  not null,
    actor_id        bigint                   not null,
    actor_name      varchar                  not null,
    reason          varchar,
    money           boolean                  not null,
    amount          numeric(80, 40),
    payer_id        bigint,
    facts           varchar                  not null,
    before_image    varchar,
    steps_planned   integer                  not null,
    sent            varchar                  not null,
    answers         varchar                  not null,
    steps_accepted  integer                  not null,
    refused_status  integer,
    refused_message varchar,
    refused_code    varchar,
    refused_trace   varchar,
    prepared_at     timestamp with time zone not null,
    sent_at         timestamp with time zone,
    -- When the latest step was begun.
    begun_at        timestamp with time zone,
    answered_at     timestamp with time zone,
    settled_at      timestamp with time zone,
    -- How often anybody looked, and how often there was something to see.
    tries           integer                  not null,
    looks           integer                  not null,
    first_look      timestamp with time zone,
    last_look       timestamp with time zone,
    next_look       timestamp with time zone,
    seen            varchar,
    contradictions  integer                  not null,
    contradicted    boolean                  not null,
    result          varchar                  not null,
    fulfilled       boolean                  not null,
    why             varchar,
    settled_by      varchar
);

create index journal_intent_state on journal_intent (state, next_look);
create index journal_intent_account on journal_intent (account_id, prepared_at);
create index journal_intent_actor on journal_intent (actor_id, prepared_at);
create index journal_intent_time on journal_intent (prepared_at, id);

-- What happened, in one order for all intents. Rows are only ever added: each holds the hash of the one before.
create table journal_event (
    seq           bigint                   not null primary key,
    intent        varchar(26)              not null constraint journal_event_intent references journal_intent (id),
    at            timestamp with time zone not null,
    type          varchar(20)              not null,
    body          varchar                  not null,
    previous_hash varchar(64)              not null,
    hash          varchar(64)              not null
);

create index journal_event_by_intent on journal_event (intent, seq);

-- The end of the chain. Whoever adds to it holds this row.
create table journal_head (
    id   integer     not null primary key,
    seq  bigint      not null,
    hash varchar(64) not null
);

insert into journal_head (id, seq, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What only one intent may act on at a time, and the latest that did. It is free when that one is no longer open.
create table journal_lock (
    lock_key varchar(500) not null primary key,
    holder   varchar(26)
);

-- Which node settles what is in doubt.
create table journal_watch (
    id            integer not null primary key,
    watcher       varchar(100),
    watcher_until timestamp with time zone
);

insert into journal_watch (id) values (1);
