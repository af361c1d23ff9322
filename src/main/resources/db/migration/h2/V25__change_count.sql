-- How often the database has noted that it changed. A file beside an embedded database repeats the number, so that the
-- next start notices when the database has lost its end.
create table change_count (
    changes bigint not null
);

insert into change_count (changes) values (0);
