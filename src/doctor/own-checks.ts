import { certificateWarning } from '../settings/certificate.ts';
import { ask, codeOf } from './ask.ts';
import { fault, when, type Check } from './check.ts';

const TLS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['ENOTFOUND', ['värdnamnet finns inte', 'lägg in värdnamnet i DNS']],
  ['ECONNREFUSED', ['ingen svarar', 'starta programmet, och peka den omvända proxyn mot PORT']],
  ['CERT_HAS_EXPIRED', ['webbcertifikatet har gått ut', 'förnya certifikatet i den omvända proxyn']],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    ['webbcertifikatet gäller ett annat namn', 'skaffa ett för värdnamnet i PUBLIC_URL'],
  ],
]);
const SELF_MADE = /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|UNTRUSTED/u;

export const OWN_CHECKS: readonly Check[] = [
  {
    id: 'certificate',
    about: 'Botens certifikat gäller länge till',
    look: ({ config: { credentials }, now }) => {
      const warning = credentials.kind === 'certificate' ? certificateWarning(credentials, new Date(now())) : undefined;
      return when(
        warning !== undefined,
        warning?.split(':')[0] ?? '',
        'förnya det (docs/admin.md, Förnya certifikatet)',
      );
    },
  },
  {
    id: 'public-url',
    about: 'Boten nås utifrån',
    look: async ({ config: { publicUrl }, version }) => {
      try {
        const { status, body } = await ask(`${publicUrl}/healthz`);
        const state = status === 200 || status === 503 ? (JSON.parse(body) as { version?: string }) : {};
        if (state.version === undefined)
          return fault(
            'PUBLIC_URL svarar, men inte med SIP-lotsen',
            'peka den omvända proxyn mot PORT, också för /healthz',
          );
        return await when(
          state.version !== version,
          `PUBLIC_URL svarar med en annan version (${state.version})`,
          `starta om programmet i version ${version}, eller kör doctor ur den andra`,
        );
      } catch (error) {
        const code = codeOf(error);
        const own: readonly [string, string] = SELF_MADE.test(code)
          ? [
              'webbcertifikatet är inte utfärdat av någon som Teams litar på',
              'skaffa ett från en allmän utfärdare, med hela kedjan',
            ]
          : ['den går inte att nå', 'öppna port 443 in till den omvända proxyn'];
        const [why, mend] = TLS.get(code) ?? own;
        return fault(`PUBLIC_URL svarar inte: ${why}`, mend);
      }
    },
  },
];
