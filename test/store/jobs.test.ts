import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { installJobs, openJobs } from '../../src/store/jobs.ts';
import { test } from '../support/db.ts';

const END_ALL = `
  const client = new (require('pg').Client)(process.argv[1]);
  client.connect()
    .then(() => client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sip-lotsen-jobs' and datname = current_database()"))
    .then(() => client.end());`;

/** The server ends every connection of the jobs, and nothing of it has been read when this returns. */
const endConnections = (url: string): void => {
  execFileSync(process.execPath, ['-e', END_ALL, url]);
};

test('a server that ends while the jobs are stopping is no error; one that ends before is', async ({ dbUrl }) => {
  await installJobs(dbUrl);
  const errors: string[] = [];
  const stopped = await openJobs(dbUrl, (error) => errors.push(error.message));
  endConnections(dbUrl);
  await stopped.stop();
  expect(errors).toEqual([]);

  const { promise: said, resolve } = Promise.withResolvers<Error>();
  const running = await openJobs(dbUrl, resolve);
  endConnections(dbUrl);
  expect(await said).toMatchObject({ code: '57P01' });
  await running.stop();
});
