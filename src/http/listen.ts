import { Server } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error.ts';

type Address = { readonly host: string; readonly port: number };

/** Gives how it is reached from this machine; a StartError, which names the setting, when the port is not to be had. */
export async function listen(server: FastifyInstance, setting: string, { host, port }: Address): Promise<string> {
  await server.listen({ host, port }).catch((cause: unknown) => {
    const code = (cause as { code?: string }).code ?? 'okänt fel';
    const why =
      code === 'EADDRINUSE'
        ? 'används redan av ett annat program. Stäng det'
        : `går inte att använda (${code}). Rätta det`;
    throw new StartError(`Port ${port} ${why}, eller välj en annan port med ${setting}.`, { cause });
  });
  const [address] = server.addresses();
  return `http://127.0.0.1:${(address as Partial<Address> | undefined)?.port ?? port}`;
}

/** Takes no new connections; those that are open are still answered, until the server is closed. */
export function stopListening(server: FastifyInstance): void {
  Server.prototype.close.call(server.server);
}

/** Requests under way are answered within `ms`; a connection that is only kept open does not keep us. */
export async function closeSoon(server: FastifyInstance, ms: number): Promise<void> {
  const limit = setTimeout(() => server.server.closeAllConnections(), ms);
  await server.close();
  clearTimeout(limit);
}
