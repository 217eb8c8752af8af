-- Körs en gång av psql, när databasservern är ny. Rollen äger sin databas och får inget annat.
\set password `cat /run/secrets/database_password`
create role sip login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'password';
create database sip owner sip;
revoke all on database sip from public;
revoke connect on database postgres from public;
