import type { FastifyReply } from 'fastify';
import type { BotResponse } from '../teams/bot.ts';

/** Fastify's reply as the bot wants it. */
export function botResponse(reply: FastifyReply): BotResponse {
  return {
    status: (code) => reply.code(code),
    send: (body) => reply.send(body),
    end: () => reply.send(),
  };
}
