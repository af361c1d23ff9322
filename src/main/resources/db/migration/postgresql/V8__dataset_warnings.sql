-- What the service noticed about a table when it was uploaded.
alter table dataset add column warnings text default '[]' not null;
