import concernCard from '../../../cards/concern.json' with { type: 'json' };
import dischargeCard from '../../../cards/discharge.json' with { type: 'json' };
import guideCard from '../../../cards/guide.json' with { type: 'json' };
import withoutConsentCard from '../../../cards/without-consent.json' with { type: 'json' };
import { unitOf, type Sector } from '../../domain/directory.ts';
import { lawOn, timesOn } from '../../domain/law.ts';
import { dayOf } from '../../domain/time.ts';
import { lawLine, toldOn, type ToldLaw } from '../law-texts.ts';
import { acuteText, dischargeTexts } from '../route-texts.ts';
import type { DeskScreen } from '../screen.ts';

/** Where the signposts are gathered: one click from "Hjälp", which is on every card. */
export const guide: DeskScreen = { template: guideCard, desk: () => ({}) };

/** The signpost of E3: shown to anyone at any time, noted nowhere (C46–C48). */
export const concern: DeskScreen = {
  template: concernCard,
  desk: ({ profile: { emergency, legalRefs }, now }) => {
    const { concern: duty, informing, investigation } = legalRefs;
    const on = dayOf(now);
    return {
      text: {
        acute: acuteText(emergency),
        concernPhone: emergency.concernPhone,
        times: investigationText(timesOn(investigation, on)),
        // T15: before that day the answer had no time of its own.
        answerWithin: timesOn(informing, on)[0] ?? '',
        law: lawOn([...duty, ...informing, ...investigation], on),
      },
    };
  },
};

/** T16: how long the assessment and the investigation may take by the law of the day. */
const investigationText = ([assess, investigate]: readonly string[]): string =>
  assess && investigate
    ? ` Inom ${assess} bestämmer de om de ska utreda. En utredning ska vara klar inom ${investigate} och får bara förlängas om det finns särskilda skäl.`
    : '';

/** F09: another law and other times, so only the way there. */
export const discharge: DeskScreen = {
  template: dischargeCard,
  desk: ({ profile, now }) => {
    const on = dayOf(now);
    return { text: { ...dischargeTexts(profile, on), law: lawLine(profile, { topic: 'discharge', on }) } };
  },
};

/** What one may always do, or what a rule of the day allows. */
type Line = string | ToldLaw;
const ALWAYS: readonly Line[] = [
  'Berätta för familjen vad en SIP är.',
  'Anteckna din egen verksamhets bedömning, hos er.',
  'Rådgöra utan namn, så att ingen kan förstå vem det gäller.',
  'Ha ett möte där ni bara talar allmänt, så att ingen kan förstå vem det gäller.',
  'Göra en orosanmälan. Misstänker du att ett barn far illa ska du göra den genast.',
  [
    'duty-to-tell',
    'Svara socialtjänsten när den utreder ett barn. Då ska du lämna det som behövs i utredningen, se {law}.',
  ],
];
const CARE: readonly Line[] = [
  [
    'health-tells',
    'Är barnet under 18 år får du lämna uppgifter till annan vård eller till socialtjänsten. Det ska behövas för nödvändig vård, behandling eller annat stöd, se {law}.',
  ],
  ['health-tells', 'Det gäller inte till skolan. Där är familjens samtycke vägen: fråga dem.'],
];
const TO_AUTHORITY: ToldLaw = [
  'authority-tells',
  'Till en annan myndighet får skolan lämna uppgifter bara när det uppenbart väger tyngre än sekretessen, se {law}. Det bedömer en jurist.',
];
const SCHOOL: readonly Line[] = [
  [
    'pupil-health-tells',
    'Inom samma myndighet får elevhälsans medicinska del berätta för den övriga elevhälsan. Det ska behövas för att en elev får nödvändigt stöd, se {law}. Det är inte att dela uppgifter i en SIP.',
  ],
  TO_AUTHORITY,
];
const SOCIAL: readonly Line[] = [
  [
    'social-tells',
    'Är barnet under 18 år får du lämna uppgifter till vården eller till annan socialtjänst. Det ska behövas för nödvändig vård, behandling eller annat stöd, se {law}.',
  ],
  ['social-tells', 'Det gäller inte till skolan. Där är familjens samtycke vägen: fråga dem.'],
];
const OTHER: readonly Line[] = [
  'Vad du får lämna utan samtycke beror på vilken verksamhet du arbetar i. Fråga din chef eller jurist.',
];
const OWN: Readonly<Record<Sector, { readonly title: string; readonly lines: readonly Line[] }>> = {
  school: { title: 'Du som arbetar i skolan', lines: SCHOOL },
  preschool: { title: 'Du som arbetar i förskolan', lines: [TO_AUTHORITY] },
  social: { title: 'Du som arbetar i socialtjänsten', lines: SOCIAL },
  'municipal-health': { title: 'Du som arbetar i vården', lines: CARE },
  'regional-health': { title: 'Du som arbetar i vården', lines: CARE },
  other: { title: 'I din verksamhet', lines: OTHER },
};

/** §3.5: what may be told without consent, by where the reader works. The bot itself shares nothing then (C40–C42). */
export const withoutConsent: DeskScreen = {
  template: withoutConsentCard,
  desk: ({ directory, viewer, profile, now }) => {
    const lines = (all: readonly Line[]): readonly { readonly line: string }[] =>
      all
        .map((line) => (typeof line === 'string' ? line : toldOn(profile, line, dayOf(now))))
        .flatMap((line) => (line === '' ? [] : [{ line: `– ${line}` }]));
    const sector = directory.units.get(unitOf(directory, viewer) ?? ('' as never))?.sector ?? 'other';
    const { title, lines: allowed } = OWN[sector];
    const own = lines(allowed);
    // Without any rule in force nobody is left under a heading alone.
    return { text: { always: lines(ALWAYS), ownTitle: title, own: own.length > 0 ? own : lines(OTHER) } };
  },
};
