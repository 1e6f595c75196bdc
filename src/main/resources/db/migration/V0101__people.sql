create table persons (
    id bigint generated always as identity primary key,
    -- Lower case: two spellings of one address are one person.
    email varchar(254) not null constraint persons_email unique,
    name varchar(100) not null,
    -- Null for who has not set a password yet, and for the sandbox's guests, who never have one.
    password_hash varchar(255),
    role varchar(20) not null,
    branch varchar(4000) not null,
    enabled boolean not null,
    sandbox_guest boolean not null,
    language varchar(20),
    created_at timestamp with time zone not null,
    last_sign_in_at timestamp with time zone
);

create table one_time_links (
    -- SHA-256 of the token; the token itself is shown once and kept nowhere.
    token_hash varchar(64) primary key,
    -- Null in the link with which the first owner is made.
    person_id bigint constraint one_time_links_person references persons (id) on delete cascade,
    expires_at timestamp with time zone not null
);

create table sign_in_attempts (
    id bigint generated always as identity primary key,
    -- SHA-256 of the typed name: people type passwords into the wrong field.
    account varchar(64) not null,
    network varchar(64) not null,
    at timestamp with time zone not null,
    succeeded boolean not null
);

create index sign_in_attempts_account on sign_in_attempts (account, at);
create index sign_in_attempts_network on sign_in_attempts (network, at);
