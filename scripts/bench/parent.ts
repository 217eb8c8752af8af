import type { Usage } from './child.ts';

/** The other end of `startChild`: tells where it listens, answers what it uses, and ends when the parent does. */
export function serveParent(url: string, stop: () => Promise<void>): void {
  // Ctrl-C reaches the whole group: the parent alone decides when to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { rssMb: process.memoryUsage.rss() / 2 ** 20, cpuMs: (user + system) / 1000 };
    process.send?.(usage);
  });
  process.once('disconnect', () => {
    void stop().finally(() => process.exit());
  });
  process.send?.({ url });
}
