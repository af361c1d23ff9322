-- Of use for embedded databases alone; here it stays 0.
create table change_count (
    changes bigint not null
);

insert into change_count (changes) values (0);
