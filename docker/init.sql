-- Körs en gång av psql, när databasservern är ny. Rollen äger sin databas och får inget annat.
\set password `cat /run/secrets/database_password`
create role sip login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'password';
create database sip owner sip;
revoke all on database sip from public;
revoke connect on database postgres from public;
-- Loggen citerar inte det som står i ärenden.
alter role sip set log_statement = 'none';
alter role sip set log_min_duration_statement = -1;
alter role sip set log_min_error_statement = 'panic';
alter role sip set log_error_verbosity = 'terse';
alter role sip set log_parameter_max_length_on_error = 0;
