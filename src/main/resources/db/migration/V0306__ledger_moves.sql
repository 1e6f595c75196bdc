-- The state of the tree up to which it was looked which accounts have moved.
alter table ledger_state add column tree bigint not null default 0;
