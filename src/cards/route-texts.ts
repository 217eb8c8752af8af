import { timesOn, type CitedTopic } from '../domain/law.ts';
import type { Profile } from '../domain/profile.ts';
import type { Day } from '../domain/time.ts';
import type { Choice } from './screen.ts';

/** F09, T14: what is said of a discharge on that day, on its own card and to who has chosen it. */
export function dischargeTexts({ legalRefs }: Profile, on: Day) {
  const [within] = timesOn(legalRefs.discharge, on);
  const call =
    'När avdelningen har meddelat att barnet är klart att skrivas ut kallar barnets fasta vårdkontakt i öppenvården till planeringen';
  return {
    rule: 'Vid in- och utskrivning gäller en egen lag och egna tider.',
    call: within ? `${call}, inom ${within}.` : `${call}.`,
    act: 'Kontakta avdelningen och följ deras rutin.',
  };
}

/** The ways that are not a SIP, and what the one who chose it should now do. */
const ROUTES = {
  referral: {
    law: 'referral',
    title: 'Remiss till en ny verksamhet, med familjens samtycke',
    guidance:
      'Familjen har sagt ja till en remiss. Skriv och skicka remissen i din egen verksamhets system. Berätta för familjen vart den går och vem som hör av sig.',
  },
  support: {
    law: 'consent',
    title: 'Stöd till familjen att själv ta kontakt',
    guidance:
      'Hjälp familjen att ta kontakten: ring tillsammans om de vill. Fråga efter en tid hur det gick. Lämna inga uppgifter utan att familjen säger ja.',
  },
  meeting: {
    law: 'consent',
    title: 'Samverkansmöte utan SIP',
    guidance:
      'Ni kan ha ett samverkansmöte utan SIP. Utan familjens samtycke talar ni bara allmänt, så att ingen kan förstå vem det gäller. Skriv möte utan SIP så bjuder jag in.',
  },
  eht: {
    law: 'pupil-health',
    title: 'Elevhälsoteamet',
    guidance:
      'Ta upp behovet på nästa möte med elevhälsoteamet. Räcker inte skolans stöd kan du starta en ny SIP när som helst.',
  },
  concern: {
    law: 'concern',
    title: 'Orosanmälan',
    guidance:
      'Gör anmälan genast. Du behöver inget samtycke. Skriv orosanmälan så visar jag hur. Anmälan skrivs inte här.',
  },
  discharge: {
    law: 'discharge',
    title: 'Planering vid utskrivning från sjukhus',
    // By the law of the day: dischargeTexts.
    guidance: '',
  },
} as const satisfies Readonly<
  Record<string, { readonly law: CitedTopic; readonly title: string; readonly guidance: string }>
>;

export type Route = keyof typeof ROUTES;
const ROUTE_IDS = Object.keys(ROUTES) as readonly Route[];
/** A remiss has a form of its own: it needs a consent. */
export const PLAIN_ROUTES = ROUTE_IDS.filter((route) => route !== 'referral');
export const routeChoices: readonly Choice[] = PLAIN_ROUTES.map((value) => ({ title: ROUTES[value].title, value }));
const routeOf = (route: string | undefined) =>
  ROUTE_IDS.includes(route as Route) ? ROUTES[route as Route] : undefined;
/** What whoever chose the way should now do, by the law of that day. */
export const routeGuidance = (profile: Profile, route: string | undefined, on: Day): string =>
  route === 'discharge' ? Object.values(dischargeTexts(profile, on)).join(' ') : (routeOf(route)?.guidance ?? '');
export const routeLaw = (route: string | undefined): CitedTopic => routeOf(route)?.law ?? 'plan';

/** What is acute comes first (s.need.acute); where nobody has written the number of their own, 112 puts one through. */
export const acuteText = ({ phone }: Profile['emergency']): string =>
  phone === ''
    ? 'Är det akut? Ring 112. Be att få tala med socialjouren.'
    : `Är det akut? Ring 112. Ring socialjouren: ${phone}.`;
