import type { Answer } from './answer.ts';
import type { JsonObject } from './json.ts';
import { SENTENCES } from './sentences.ts';

/** The body of an answer to Action.Execute. Never empty: Teams would show an error and send the click again. */
export function answerBody(answer: Answer): JsonObject {
  return answer.kind === 'card'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
    : messageBody(answer.kind === 'text' && answer.text !== '' ? answer.text : SENTENCES.done);
}

export function messageBody(value: string): JsonObject {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

export function errorBody(statusCode: 400 | 500, message: string): JsonObject {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

/** Dialogs and message extensions want their own shapes, also for a no. */
export function refusalBody(invokeName: unknown, message: string): JsonObject {
  const name = typeof invokeName === 'string' ? invokeName : '';
  if (name.startsWith('task/')) return { task: { type: 'message', value: message } };
  if (name.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text: message } };
  return errorBody(400, message);
}
