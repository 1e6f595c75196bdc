-- By which sealing secret rows of owner_key are sealed: something known, sealed with it, tells whether a secret is the one.
create table owner_key_seal (
    id      varchar(36)              not null primary key,
    proof   varchar(400)             not null,
    made_at timestamp with time zone not null
);

-- Every key that the console made, was given or was answered with, sealed for the row's id. Rows are never removed, and
-- what is sealed in them is never written over.
create table owner_key (
    id         varchar(36)              not null primary key,
    seal       varchar(36)              not null constraint owner_key_sealed_by references owner_key_seal (id),
    sealed     varchar(600)             not null,
    origin     varchar(10)              not null,
    account    bigint                   not null,
    -- The rotation for which it was made.
    intent     varchar(26),
    made_at    timestamp with time zone not null,
    made_by    varchar                  not null,
    used_from  timestamp with time zone,
    used_until timestamp with time zone
);

create index owner_key_intent on owner_key (intent);

-- The key in use by all nodes; none until the first rotation.
create table owner_key_in_use (
    id      integer not null primary key,
    seal    varchar(36) constraint owner_key_in_use_seal references owner_key_seal (id),
    key_id  varchar(36) constraint owner_key_in_use_key references owner_key (id)
);

insert into owner_key_in_use (id) values (1);
