import { holdDatabase } from '../../src/store/hold.ts';
import { startEmbedded } from '../../src/store/embedded.ts';

/** Run as a program by a test: starts and holds the database of a folder, says so, and stays until killed. */
const [dir = ''] = process.argv.slice(2);
const server = await startEmbedded({ dir, durable: false });
await holdDatabase(server.url);
process.stdout.write(`${JSON.stringify({ url: server.url, adopted: server.adopted })}\n`);
setInterval(() => undefined, 60_000);
