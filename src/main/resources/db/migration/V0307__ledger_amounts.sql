-- Amounts keep their own number of decimals instead of being filled up to twenty: docs/decisions/0120.
alter table ledger_day alter column disagreement set data type numeric;
alter table ledger_day alter column cost set data type numeric;
alter table ledger_model_day alter column cost set data type numeric;
alter table ledger_account_day alter column cost set data type numeric;
alter table ledger_branch_day alter column cost set data type numeric;
alter table ledger_part_account alter column cost set data type numeric;
