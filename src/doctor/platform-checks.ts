import { createLog } from '../log.ts';
import { GraphError } from '../graph/errors.ts';
import { createGraph } from '../graph/gateway.ts';
import { appIdOf } from '../teams/app-id.ts';
import { fault, Unknown, when, type Check, type Fault, type Scene } from './check.ts';
import { answerOf, jsonOf } from './ask.ts';

const CLOCK_WITHIN_MS = 300_000;

/** Codes of Entra's token endpoint: what each means here, and its mend. */
const REFUSALS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['90002', ['Entra känner inte katalogen i BOT_TENANT_ID', 'ange ”Directory (tenant) ID” för kommunens egen katalog']],
  ['700016', ['Appen i BOT_ID finns inte i katalogen', 'ange ”Application (client) ID” för appen, i samma katalog']],
  ['7000215', ['BOT_PASSWORD är fel', 'ange hemlighetens Value, inte dess id, eller gör en ny']],
  ['7000222', ['BOT_PASSWORD har gått ut', 'gör en ny hemlighet i Entra, eller gå över till certifikat']],
  [
    '700027',
    ['Certifikatet i BOT_CERTIFICATE är inte uppladdat på appen', 'ladda upp det under ”Certificates & secrets”'],
  ],
  ['7000112', ['Appen är avstängd i Entra', 'slå på ”Enabled for users to sign-in” på företagsprogrammet']],
  ['53003', ['Villkorsstyrd åtkomst stoppar appen', 'undanta appens tjänsthuvudnamn, eller tillåt serverns adress']],
  ['700024', ['Entra säger att klockan går fel', 'slå på tidssynkronisering (NTP) på servern']],
]);
const BOT = 'https://api.botframework.com';
const graphOf = ({ platform }: Scene): string => new URL(platform.graph).origin;

/** The token of a resource, or the refusal that Entra gave. */
async function tokenOrFault({ tokens, config }: Scene, resource: string): Promise<{ token: string } | Fault> {
  try {
    return { token: await tokens(resource) };
  } catch (error) {
    const code = /AADSTS(\d+)/u.exec(String(error))?.[1];
    if (config.credentials.kind === 'managed-identity' && code === undefined)
      return fault('Maskinen har ingen hanterad identitet som är BOT_ID', 'tilldela identiteten till maskinen i Azure');
    if (code === undefined) throw new Unknown('Entra svarar inte');
    const [what, mend] = REFUSALS.get(code) ?? [
      `Entra ger ingen biljett (AADSTS${code})`,
      'sök på koden hos Microsoft',
    ];
    return fault(what, mend);
  }
}

async function graphToken(scene: Scene): Promise<string> {
  if (!scene.config.graph) throw new Unknown('GRAPH är off');
  const found = await tokenOrFault(scene, graphOf(scene));
  if ('token' in found) return found.token;
  throw new Unknown('Entra ger ingen biljett till Graph');
}

/** What the token says that the application may; an unreadable token says nothing. */
function rolesIn(token: string): readonly string[] {
  try {
    const { roles } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      roles?: string[];
    };
    return roles ?? [];
  } catch {
    throw new Unknown('biljetten går inte att läsa');
  }
}

const permission = (mine: readonly string[], gives: string): Check => ({
  id: `graph-${mine[0]}`,
  about: `Behörigheten ${mine[0]}`,
  look: async (scene) => {
    const roles = rolesIn(await graphToken(scene));
    return await when(
      !mine.some((one) => roles.includes(one)),
      `Behörigheten ${mine[0]} saknas: ${gives}`,
      'ge den i Entra och godkänn med ”Grant admin consent” (docs/permissions.md), eller låt bli',
    );
  },
});

/** Only where each case has a channel of its own. */
const forChannels = ({ look, ...check }: Check): Check => ({
  ...check,
  look: async (scene) => {
    if (scene.config.place !== 'channel') throw new Unknown('PLACE är thread');
    return await look(scene);
  },
});

export const PLATFORM_CHECKS: readonly Check[] = [
  {
    id: 'login-clock',
    about: 'Datorns klocka mot Microsofts',
    look: async ({ platform, now }) => {
      const { headers } = await answerOf(`${platform.login}/common/v2.0/.well-known/openid-configuration`);
      const theirs = Date.parse(headers.get('date') ?? '');
      if (Number.isNaN(theirs)) throw new Unknown('svaret hade ingen tid');
      const minutes = Math.round(Math.abs(theirs - now()) / 60_000);
      return await when(
        Math.abs(theirs - now()) > CLOCK_WITHIN_MS,
        `Datorns klocka går ${minutes} minuter fel`,
        'slå på tidssynkronisering (NTP)',
      );
    },
  },
  {
    id: 'token',
    about: 'Entra ger boten sin biljett',
    look: async (scene) => {
      const found = await tokenOrFault(scene, BOT);
      return 'token' in found ? undefined : found;
    },
  },
  {
    id: 'bot-keys',
    about: 'Bot Frameworks nycklar går att hämta',
    look: async ({ platform }) => {
      const found = await jsonOf(platform.openIdMetadata).catch(() => undefined);
      return await when(
        typeof found?.['jwks_uri'] !== 'string',
        `Bot Frameworks nycklar går inte att hämta: inget meddelande från Teams kan tas emot`,
        `öppna brandväggen mot ${new URL(platform.openIdMetadata).host}`,
      );
    },
  },
  permission(['User.Read.All', 'Directory.Read.All'], 'konton hittas inte, och den som slutar märks först vid import'),
  permission(['User.ReadBasic.All', 'User.Read.All'], 'kallade utan e-postadress får inget möte i kalendern'),
  forChannels(permission(['ChannelMember.ReadWrite.All'], 'ärenden får ingen egen kanal')),
  forChannels(
    permission(['TeamsAppInstallation.ManageSelectedForTeam.All'], 'boten kan inte skriva i ärendens kanaler'),
  ),
  permission(['TeamsAppInstallation.ReadWriteSelfForUser.All'], 'den som inte har boten nås inte, utan rings upp'),
  {
    id: 'sip-mailbox',
    about: 'SIP-brevlådan går att nå',
    look: async (scene) => {
      const user = scene.config.graph?.sipMailbox;
      await graphToken(scene);
      if (user === undefined) throw new Unknown('SIP_MAILBOX är inte angiven');
      const graph = createGraph({
        baseUrl: scene.platform.graph,
        graphToken: () => scene.tokens(graphOf(scene)),
        log: createLog('silent'),
      });
      const at = (hours: number): { dateTime: string; timeZone: string } => ({
        dateTime: new Date(scene.now() + hours * 3_600_000).toISOString().slice(0, 19),
        timeZone: 'UTC',
      });
      try {
        await graph.request('calendar.GetSchedule', {
          user,
          body: { schedules: [user], startTime: at(0), endTime: at(1), availabilityViewInterval: 60 },
        });
        return undefined;
      } catch (error) {
        const kind = error instanceof GraphError ? error.fault : 'unreachable';
        if (kind === 'forbidden')
          return fault(
            'Boten får inte läsa SIP-brevlådans kalender',
            'ge rollen i Exchange (docs/admin.md, Behörigheter); det kan ta två timmar',
          );
        if (kind === 'notFound')
          return fault('Brevlådan i SIP_MAILBOX finns inte', 'rätta adressen, eller skapa den delade brevlådan');
        throw new Unknown('Graph svarar inte');
      }
    },
  },
  {
    id: 'catalogue',
    about: 'Appen finns i organisationens katalog',
    look: async (scene) => {
      const token = await graphToken(scene);
      const filter = encodeURIComponent(`externalId eq '${appIdOf(scene.config.credentials.appId)}'`);
      const { status, body } = await answerOf(`${scene.platform.graph}/appCatalogs/teamsApps?$filter=${filter}`, {
        authorization: `Bearer ${token}`,
      });
      if (status !== 200) throw new Unknown('det kräver AppCatalog.Read.All: titta i Teams administrationscenter');
      const { value } = JSON.parse(body) as { value?: unknown[] };
      return await when(
        (value ?? []).length === 0,
        'Appen finns inte i organisationens katalog',
        'ladda upp dist/sip-lotsen.zip i Teams administrationscenter',
      );
    },
  },
];
