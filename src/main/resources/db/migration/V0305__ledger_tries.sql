-- How many days may be asked for at once with this one: fewer each time that an answer about many could not be used.
alter table ledger_try add column at_once integer not null default 1;
