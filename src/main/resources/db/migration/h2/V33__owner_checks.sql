-- The database evaluated the checks of owners that V20 made in the session that made them, and refused every row once that
-- session had ended.
execute immediate (select 'alter table dataset drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'DATASET' and c.check_clause like '%"OWNER"% IN%');
alter table dataset add constraint dataset_owner check (owner <> '' and owner <> '*');
execute immediate (select 'alter table model_name drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'MODEL_NAME' and c.check_clause like '%"OWNER"% IN%');
alter table model_name add constraint model_name_owner check (owner <> '' and owner <> '*');
execute immediate (select 'alter table model drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'MODEL' and c.check_clause like '%"OWNER"% IN%');
alter table model add constraint model_owner check (owner <> '' and owner <> '*');
execute immediate (select 'alter table model_alias drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'MODEL_ALIAS' and c.check_clause like '%"OWNER"% IN%');
alter table model_alias add constraint model_alias_owner check (owner <> '' and owner <> '*');
execute immediate (select 'alter table training_job drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'TRAINING_JOB' and c.check_clause like '%"OWNER"% IN%');
alter table training_job add constraint training_job_owner check (owner <> '' and owner <> '*');
execute immediate (select 'alter table prediction_job drop constraint ' || t.constraint_name
    from information_schema.table_constraints t join information_schema.check_constraints c
    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
    where t.constraint_schema = schema() and t.table_name = 'PREDICTION_JOB' and c.check_clause like '%"OWNER"% IN%');
alter table prediction_job add constraint prediction_job_owner check (owner <> '' and owner <> '*');
