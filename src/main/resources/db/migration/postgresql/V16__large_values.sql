-- PostgreSQL keeps large values apart from their rows already.
select 1;
