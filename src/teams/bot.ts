import { Application, TurnState } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Messenger } from '../app/delivery.ts';
import type { Log } from '../log.ts';
import type { BotHandler } from './answer.ts';
import type { Credentials } from './credentials.ts';
import { reportFault } from './fault.ts';
import { createEntrance, type Knock, type Refused } from './entrance.ts';
import { Gateway, isUnauthorized } from './gateway.ts';
import { errorBody } from './invoke-body.ts';
import { asObject, type JsonObject } from './json.ts';
import { createMessenger } from './messenger.ts';
import { MICROSOFT, PRACTICE, type Platform } from './platform.ts';
import { readActivity } from './read-activity.ts';
import { createReplies } from './replies.ts';
import { SENTENCES } from './sentences.ts';
import { realTimer, within, type Timer } from './within.ts';

export type BotOptions = {
  readonly credentials: Credentials;
  readonly handler: BotHandler;
  readonly log: Log;
  /** Default: Microsoft's, and without credentials loopback only. */
  readonly platform?: Platform;
  /** Of each call to Teams. */
  readonly timeoutMs?: number;
  /** After this the person is answered while the work goes on. */
  readonly slowMs?: number;
  readonly timer?: Timer;
};

/** As express answers, so that another SDK's adapter can be given the same thing. */
export type BotResponse = {
  status(code: number): unknown;
  send(body: unknown): unknown;
  end(): unknown;
};

export type Bot = {
  process(request: Knock, response: BotResponse): Promise<void>;
  readonly messenger: Messenger;
};

// The SDK's own state wants ids that an activity may lack, and throws before any route is tried.
class NoState extends TurnState {
  protected override onComputeStorageKeys(): Promise<Record<string, string>> {
    return Promise.resolve({ conversation: 'none', user: 'none' });
  }
}

/** `run` of the library starts its typing timer whatever the option says; one that is slow would write in the chat. */
class Routes extends Application {
  override startTypingTimer(): void {}
}

export function createBot(options: BotOptions): Bot {
  const { log, timeoutMs = 10_000, slowMs = 8_000, timer = realTimer } = options;
  const credentials = asMicrosoftWrites(options.credentials);
  const platform = options.platform ?? (credentials.kind === 'none' ? PRACTICE : MICROSOFT);
  const { allowServiceUrl } = platform;
  const refusalOf = createEntrance({ credentials, platform, log });
  const gateway = new Gateway(credentials, platform, log);
  const messenger = createMessenger({ connect: (url) => gateway.connectorFor(url), allowServiceUrl, timeoutMs });
  const replies = createReplies({ handler: options.handler, messenger, log, timer: { start: timer, ms: slowMs } });

  const app = new Routes({
    removeRecipientMention: false,
    turnStateFactory: () => new NoState(),
  });
  app.addRoute(
    (context) => Promise.resolve(context.activity.type === 'invoke'),
    async (context) => {
      const { activity } = context;
      await respond(context, await replies.toInvoke(readActivity(activity), activity.name));
    },
    true,
  );
  app.addRoute(
    (context) => Promise.resolve(context.activity.type !== 'invoke'),
    (context) => replies.toEvent(readActivity(context.activity)),
  );
  gateway.onTurnError = async (context, error) => {
    const { activity } = context;
    if (activity.type !== 'invoke') return replies.afterFault(readActivity(activity), error);
    return respond(context, errorBody(500, SENTENCES.failed(reportFault(log, error))));
  };

  return {
    messenger,
    process: async (knock, response) => {
      const begun = performance.now();
      const refuse = ({ status, reason }: Refused): void => {
        log.warn('activity-refused', { reason });
        answer(response, status, REFUSALS[status]);
      };
      const refused = await refusalOf(knock);
      if (refused) return refuse(refused);
      const activity = { ...asObject(knock.body) };
      const authenticated = await within(
        gateway.authenticate(knock.authorization[0] ?? '', activity).catch(refusalOfSdk),
        { start: realTimer, ms: timeoutMs },
        LATE,
        () => undefined,
      );
      if ('reason' in authenticated) return refuse(authenticated);
      const result = await gateway.receive(authenticated, activity, async (turn) => {
        await app.run(turn);
      });
      const kind = readActivity(activity)?.kind ?? 'other';
      log.debug('turn', { kind, ms: Math.round(performance.now() - begun) });
      return answer(response, result?.status ?? 200, result?.body);
    },
  };
}

/** Ids are compared as text, and may have been pasted in capitals. */
function asMicrosoftWrites(credentials: Credentials): Credentials {
  if (credentials.kind === 'none') return credentials;
  const { appId, tenantId } = credentials;
  return { ...credentials, appId: appId.toLowerCase(), tenantId: tenantId.toLowerCase() };
}

/** One body for each status: why is in the log. */
const REFUSALS = {
  400: { code: 'refused' },
  401: { code: 'unauthorized' },
  403: { code: 'refused' },
  503: { code: 'unavailable' },
} as const;
const LATE: Refused = { status: 503, reason: 'sdk-late' };

function refusalOfSdk(error: unknown): Refused {
  return isUnauthorized(error) ? { status: 401, reason: 'sdk' } : { status: 503, reason: 'sdk-keys' };
}

async function respond(context: TurnContext, body: JsonObject): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function answer(response: BotResponse, status: number, body: unknown): void {
  response.status(status);
  if (body === undefined) response.end();
  else response.send(body);
}
