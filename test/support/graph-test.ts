import { test as base } from './db.ts';
import { startFakeGraph, type FakeGraph } from './fake-graph.ts';

/** A test that asks for `fake` has a Graph of its own, which answers as it says. */
export const test = base.extend<{ fake: FakeGraph }>({
  fake: async ({}, use) => {
    await using fake = await startFakeGraph();
    await use(fake);
  },
});
