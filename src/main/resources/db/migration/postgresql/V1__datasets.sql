create table dataset (
    id            uuid primary key,
    name          varchar(255) not null,
    row_count     integer not null,
    columns       text not null,
    sha256        varchar(255) not null,
    content_size  bigint not null,
    created_at    timestamp(6) with time zone not null
);

create index dataset_newest_first on dataset (created_at desc, id desc);

create table dataset_chunk (
    dataset_id  uuid not null references dataset (id) on delete cascade,
    position    integer not null,
    bytes       bytea not null,
    primary key (dataset_id, position)
);
