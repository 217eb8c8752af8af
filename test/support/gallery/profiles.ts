import { drawCase, drawDesk } from '../../../src/cards/draw.ts';
import { caseScreens, deskScreens } from '../../../src/cards/screens.ts';
import type { Profile } from '../../../src/domain/profile.ts';
import { inProfile, JONKOPING, ORNSKOLDSVIK, UPPLANDS_BRO, VG } from '../in-profile.ts';
import { drawn, viewOf } from '../seen.ts';
import { amir, bup, context, day, eva, karin, sara, social, Walk, at } from '../walk.ts';
import type { GalleryCard } from './card.ts';

/** The meeting is held, and one who was called did not come. */
export function heldWithout(profile: Profile): Walk {
  const walk = inProfile(profile).called().on('2026-03-18', '14:00');
  const there = walk.sip.meetings.at(-1)?.guests.filter(({ person }) => person !== amir) ?? [];
  const attended = there.map(({ id }) => id);
  return walk.does(karin, 'meeting.start', { attended, familyAbsence: '' }, { reason: 'De kunde inte vänta.' });
}

const asked = (): Walk =>
  inProfile(ORNSKOLDSVIK)
    .draft()
    .does(eva, 'case.start', {
      requester: 'staff',
      detectedAt: day('2026-03-02'),
      units: [bup, social],
      childName: 'Alva Testsson',
      birth: day('2017-05-09'),
    });

export function profileCards(): readonly GalleryCard[] {
  const newer = { ...VG, version: 2 };
  const old = (screen: 'case' | 'adopt'): object =>
    drawCase(caseScreens[screen], { ...viewOf(new Walk().consented(), eva), newer }, { nonce: 'nonce' });
  const starting = (screen: 'point-out' | 'help' | 'my-cases', viewer = sara): object =>
    drawDesk(
      deskScreens[screen],
      {
        profile: ORNSKOLDSVIK,
        directory: context.directory,
        viewer,
        now: at('2026-03-02'),
        cases: [],
        duties: [],
        others: 0,
        isPractice: true,
      },
      { nonce: 'nonce' },
    );
  return [
    { name: 'Kallade som inte kom', card: drawn('absence', heldWithout(VG), eva) },
    {
      name: 'Kallade som inte kom: rapporterat',
      card: drawn('absence', heldWithout(VG).does(eva, 'absence.report', { came: [] }), eva),
    },
    { name: 'Arbetssättet har ändrats: ärendet', card: old('case') },
    { name: 'Arbetssättet har ändrats', card: old('adopt') },
    { name: 'Påtala behov', card: starting('point-out') },
    { name: 'Påtala behov: den som kan starta', card: starting('point-out', eva) },
    { name: 'Hjälp: den som påtalar behov', card: starting('help') },
    { name: 'Mina ärenden: den som påtalar behov', card: starting('my-cases') },
    { name: 'Örnsköldsvik: bedöm behovet', card: drawn('need', asked(), eva) },
    { name: 'Örnsköldsvik: vårdnadshavare', card: drawn('family', asked(), eva) },
    { name: 'Örnsköldsvik: följ upp', card: drawn('follow-up', inProfile(ORNSKOLDSVIK).fixed().on('2026-05-20'), eva) },
    { name: 'Jönköping: ny SIP', card: drawn('new-case', inProfile(JONKOPING).draft(), eva) },
    { name: 'Jönköping: nej till SIP', card: drawn('refuse', inProfile(JONKOPING).need(), eva) },
    { name: 'Jönköping: underskrifter', card: drawn('signatures', inProfile(JONKOPING).fixed(), eva) },
    { name: 'Jönköping: samordnare', card: drawn('plan-responsible', inProfile(JONKOPING).written(), eva) },
    { name: 'Upplands-Bro: bedöm behovet', card: drawn('need', inProfile(UPPLANDS_BRO).need(), eva) },
    { name: 'Försenat arbete', card: drawn('case', new Walk().need().on('2026-03-10'), eva) },
  ];
}
