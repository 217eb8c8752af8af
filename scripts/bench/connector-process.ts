import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from './parent.ts';

/** Takes every post and forgets it: the fake of the tests keeps them all. */
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
serveParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
});
