import type { TestProject } from 'vitest/node';
import { openTestCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    databasePrefix: string;
  }
}

export default async function setup(root: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (root.vitest.projects.every((project) => project.name === 'pure')) return undefined;
  const cluster = await openTestCluster(process.env['TEST_DATABASE_URL']);
  root.provide('adminUrl', cluster.adminUrl);
  root.provide('databasePrefix', cluster.prefix);
  return () => cluster.close();
}
