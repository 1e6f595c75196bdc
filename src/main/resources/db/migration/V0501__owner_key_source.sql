-- What put a key to use: the rotation that made it, or the intent that tells who typed it in. None for keys of before.
alter table owner_key add column used_by varchar(26);
