-- The cells of data sets as typed columns. Those that earlier versions stored have none; their file is read instead.
alter table dataset add column rows_per_block integer;

create table dataset_block (
    dataset_id    uuid not null references dataset (id) on delete cascade,
    row_block     integer not null,
    column_block  integer not null,
    piece         integer not null,
    bytes         bytea not null,
    primary key (dataset_id, row_block, column_block, piece)
);
