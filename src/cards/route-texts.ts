import type { Choice } from './screen.ts';

/** The ways that are not a SIP, and what the one who chose it should now do. */
const ROUTES = {
  referral: {
    title: 'Remiss till en ny verksamhet, med familjens samtycke',
    guidance:
      'Familjen har sagt ja till en remiss. Skriv och skicka remissen i din egen verksamhets system. Berätta för familjen vart den går och vem som hör av sig.',
  },
  support: {
    title: 'Stöd till familjen att själv ta kontakt',
    guidance:
      'Hjälp familjen att ta kontakten: ring tillsammans om de vill. Fråga efter en tid hur det gick. Lämna inga uppgifter utan att familjen säger ja.',
  },
  meeting: {
    title: 'Samverkansmöte utan SIP',
    guidance:
      'Ni kan ha ett samverkansmöte utan SIP. Utan familjens samtycke talar ni bara allmänt, så att ingen kan förstå vem det gäller. Skriv möte utan SIP så bjuder jag in.',
  },
  eht: {
    title: 'Elevhälsoteamet',
    guidance:
      'Ta upp behovet på nästa möte med elevhälsoteamet. Räcker inte skolans stöd kan du starta en ny SIP när som helst.',
  },
  concern: {
    title: 'Orosanmälan',
    guidance:
      'Gör anmälan genast. Du behöver inget samtycke. Skriv orosanmälan så visar jag hur. Anmälan skrivs inte här.',
  },
  discharge: {
    title: 'Planering vid utskrivning från sjukhus',
    guidance:
      'Vid in- och utskrivning gäller en egen lag och egna tider. Vården kallar till planeringen. Kontakta avdelningen och följ deras rutin.',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly guidance: string }>>;

export type Route = keyof typeof ROUTES;
const ROUTE_IDS = Object.keys(ROUTES) as readonly Route[];
/** A remiss has a form of its own: it needs a consent. */
export const PLAIN_ROUTES = ROUTE_IDS.filter((route) => route !== 'referral');
export const routeChoices: readonly Choice[] = PLAIN_ROUTES.map((value) => ({ title: ROUTES[value].title, value }));
export const routeGuidance = (route: string | undefined): string =>
  ROUTE_IDS.includes(route as Route) ? ROUTES[route as Route].guidance : '';
