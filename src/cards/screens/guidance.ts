import concernCard from '../../../cards/concern.json' with { type: 'json' };
import dischargeCard from '../../../cards/discharge.json' with { type: 'json' };
import guideCard from '../../../cards/guide.json' with { type: 'json' };
import withoutConsentCard from '../../../cards/without-consent.json' with { type: 'json' };
import { unitOf, type Sector } from '../../domain/directory.ts';
import { lawOn } from '../../domain/law.ts';
import { dayOf } from '../../domain/time.ts';
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
        emergency: emergency.phone,
        concernPhone: emergency.concernPhone,
        // T15: before that day the answer had no time of its own.
        isAnswered: lawOn(informing, on) !== '',
        law: lawOn([...duty, ...informing, ...investigation], on),
      },
    };
  },
};

/** F09: another law and other times, so only the way there. */
export const discharge: DeskScreen = {
  template: dischargeCard,
  desk: ({ profile, now }) => ({ text: { law: lawOn(profile.legalRefs.discharge, dayOf(now)) } }),
};

const ALWAYS: readonly string[] = [
  'Berätta för familjen vad en SIP är.',
  'Anteckna din egen verksamhets bedömning, hos er.',
  'Rådgöra utan namn, så att ingen kan förstå vem det gäller.',
  'Ha ett möte där ni bara talar allmänt, så att ingen kan förstå vem det gäller.',
  'Göra en orosanmälan. Misstänker du att ett barn far illa ska du göra den genast.',
  'Svara socialtjänsten när den utreder ett barn. Då ska du lämna det som behövs i utredningen (20 kap. 6 § SoL).',
];
const CARE: readonly string[] = [
  'Är barnet under 18 år får du lämna uppgifter till annan vård eller till socialtjänsten. Det ska behövas för nödvändig vård, behandling eller annat stöd (25 kap. 12 § OSL).',
  'Det gäller inte till skolan. Där är familjens samtycke vägen: fråga dem.',
];
const SCHOOL: readonly string[] = [
  'Inom samma myndighet får elevhälsans medicinska del berätta för den övriga elevhälsan. Det ska behövas för att en elev får nödvändigt stöd (25 kap. 13 a § OSL). Det är inte att dela uppgifter i en SIP.',
  'Till en annan myndighet får skolan lämna uppgifter bara när det uppenbart väger tyngre än sekretessen (10 kap. 27 § OSL). Det bedömer en jurist.',
];
const SOCIAL: readonly string[] = [
  'Är barnet under 18 år får du lämna uppgifter till vården eller till annan socialtjänst. Det ska behövas för nödvändig vård, behandling eller annat stöd (26 kap. 9 § OSL).',
  'Det gäller inte till skolan. Där är familjens samtycke vägen: fråga dem.',
];
const OWN: Readonly<Record<Sector, { readonly title: string; readonly lines: readonly string[] }>> = {
  school: { title: 'Du som arbetar i skolan', lines: SCHOOL },
  preschool: { title: 'Du som arbetar i förskolan', lines: SCHOOL.slice(1) },
  social: { title: 'Du som arbetar i socialtjänsten', lines: SOCIAL },
  'municipal-health': { title: 'Du som arbetar i vården', lines: CARE },
  'regional-health': { title: 'Du som arbetar i vården', lines: CARE },
  other: {
    title: 'I din verksamhet',
    lines: ['Vad du får lämna utan samtycke beror på vilken verksamhet du arbetar i. Fråga din chef eller jurist.'],
  },
};
const lines = (texts: readonly string[]): readonly { readonly line: string }[] =>
  texts.map((text) => ({ line: `– ${text}` }));

/** §3.5: what may be told without consent, by where the reader works. The bot itself shares nothing then (C40–C42). */
export const withoutConsent: DeskScreen = {
  template: withoutConsentCard,
  desk: ({ directory, viewer }) => {
    const sector = directory.units.get(unitOf(directory, viewer) ?? ('' as never))?.sector ?? 'other';
    const { title, lines: own } = OWN[sector];
    return { text: { always: lines(ALWAYS), ownTitle: title, own: lines(own) } };
  },
};
