-- Keys of the API, by the hashes of their secrets. At most one key is the first one, whoever starts at the same time.
create table api_key (
    id uuid not null primary key,
    name varchar(100) not null,
    owner varchar(100) not null,
    scopes varchar(100) not null,
    secret_sha256 varchar(64) not null,
    expires_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    is_first boolean unique
);

create index api_key_newest on api_key (created_at desc, id desc);
