-- Labels as a JSON object, and a note of up to 2,000 characters.
alter table training_job add column labels character large object default '{}' not null;
alter table training_job add column note varchar(2000);
alter table model add column labels character large object default '{}' not null;
alter table model add column note varchar(2000);
