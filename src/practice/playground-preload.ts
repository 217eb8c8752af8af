import net from 'node:net';

// Loaded into the playground's process before its own code. The playground listens on every network
// interface, takes a random port when the wished one is busy, and outlives a parent that is killed.

const listen = Reflect.get(net.Server.prototype, 'listen') as (this: net.Server, ...args: unknown[]) => net.Server;

net.Server.prototype.listen = function (this: net.Server, ...args: unknown[]): net.Server {
  const [port, ...rest] = args;
  if (typeof port !== 'number') return listen.apply(this, args);
  if (port === 0) process.exit(1);
  return listen.call(this, { port, host: '127.0.0.1' }, ...rest);
};

process.on('disconnect', () => process.exit(1));
