import { drawNotice } from '../../../src/cards/notices.ts';
import { VASTBAS_NOTICES } from '../../../src/cards/vastbas-texts.ts';
import { participantsOf } from '../../../src/domain/rules/vastbas-homework.ts';
import type { VastbasNotice } from '../../../src/domain/vastbas-effects.ts';
import { drawn, viewOf } from '../seen.ts';
import { without } from '../remind.ts';
import { berit, erik, malin, nina, peter, rut } from '../vastbas-start.ts';
import { VastbasWalk } from '../vastbas-walk.ts';
import { child, jonas, karin, mother, named } from '../walk.ts';
import type { GalleryCard } from './card.ts';

const walk = (): VastbasWalk => new VastbasWalk();
const one = (name: string, card: object): GalleryCard => ({ name: `Västbas: ${name}`, card });

const leaving = (): VastbasWalk => walk().preMeeting().does(nina, 'coordinator.leave', { stays: false });
const asked = (): VastbasWalk =>
  leaving().does(berit, 'coordinator.replace', { from: nina, to: rut }, { reason: 'Det finns ingen annan' });

/** Steps 1 to 3: the request, the assessment, the coordinators and the offer. */
function startCards(): readonly GalleryCard[] {
  const disagreed = walk().assessing().does(peter, 'assessment.give', { fits: false, why: 'En insats räcker.' });
  const rejected = walk().assessing().bothSay(false);
  const no = walk().assessing().bothSay(false);
  no.does(berit, 'assessment.reject', { why: 'En insats räcker.', instead: 'ingen åtgärd' });
  const declined = walk().offered();
  declined.does(nina, 'offer.think', { on: declined.today, words: '' });
  const said = walk().offered();
  said.does(nina, 'offer.decline', { on: said.today, words: '' });
  const half = walk().proposed().does(nina, 'coordinator.answer', { takes: true });
  return [
    one('ny', drawn('new-case', walk().draft(), berit)),
    one('förfrågan tom', drawn('vb-request', walk().started(), berit)),
    one('förfrågan ifylld', drawn('vb-request', walk().requested(), berit)),
    one('översikt: förfrågan', drawn('case', walk().requested(), berit)),
    one('lämna till bedömning', drawn('vb-submit', walk().requested(), berit)),
    one('byt vem som bedömer för IFO', drawn('vb-submit', walk().assessing(), berit)),
    one('bedömning tom', drawn('vb-assess', walk().assessing(), berit)),
    one('bedömning: IFO har svarat', drawn('vb-assess', disagreed, berit)),
    one('bedömning: båda säger ja', drawn('vb-assess', walk().assessing().bothSay(true), berit)),
    one('bedömning: båda säger nej', drawn('vb-assess', rejected, peter)),
    one('inte Västbasärende', drawn('vb-reject', rejected, berit)),
    one('berätta om ett nej', drawn('vb-decision', no, berit)),
    one('berätta om familjens nej', drawn('vb-decision', said, nina)),
    one('utse koordinatorer', drawn('vb-coordinators', walk().assessing().bothSay(true), berit)),
    one('utse koordinatorer: en har svarat', drawn('vb-coordinators', half, berit)),
    one('kan du vara koordinator', drawn('vb-coordinate', walk().proposed(), nina)),
    one('du är koordinator', drawn('vb-coordinate', half, nina)),
    one('lämna uppdraget', drawn('vb-leave', walk().preMeeting(), nina)),
    one('lämna uppdraget: du har bett om det', drawn('vb-leave', leaving(), nina)),
    one('utse en ny koordinator', drawn('vb-replace', leaving(), berit)),
    one('utse en ny koordinator: en är tillfrågad', drawn('vb-replace', asked(), berit)),
    one('kan du ta över som koordinator', drawn('vb-coordinate', asked(), rut)),
    one('lämna över som samordnare', drawn('pass-on', walk().requested(), berit)),
    one(
      'chefens sida: samordnaren har slutat',
      drawn('manager', without(walk().requested(), berit).does('system', 'look', {}), named('Mats Ekberg')),
    ),
    one(
      'översikt: samordnaren har slutat',
      drawn('case', without(walk().preMeeting(), berit).does('system', 'look', {}), erik),
    ),
    one('erbjudande', drawn('vb-offer', walk().offered(), nina)),
    one('erbjudande: familjen vill tänka', drawn('vb-offer', declined, nina)),
  ];
}

/** Steps 4 to 6: the förmöte and the network meetings. */
function meetingCards(): readonly GalleryCard[] {
  const before = walk().accepted();
  const prepared = walk().preMeeting();
  return [
    one('översikt: förmöte', drawn('case', before, nina)),
    one('problemanalys tom', drawn('vb-analysis', before, nina)),
    one('problemanalys', drawn('vb-analysis', prepared, nina)),
    one('nätverkskarta tom', drawn('vb-network', before, nina)),
    one('nätverkskarta', drawn('vb-network', prepared, erik)),
    one('språkrör tomt', drawn('vb-spokesperson', before, nina)),
    one('språkrör att presentera', drawn('vb-spokesperson', walk().network1(), nina)),
    one('språkrör presenterat', drawn('vb-spokesperson', walk().worked(), nina)),
    one('kartläggning', drawn('vb-mapping', prepared, erik)),
    one('familjens ja: ingen på listan', drawn('vb-approve', before, nina)),
    one('familjens ja', drawn('vb-approve', prepared, nina)),
    one('kallelse: allt är klart', drawn('call', prepared, nina)),
    one('dagordning nätverksmöte 1', drawn('agenda', walk().network1(), nina)),
    one('dagordning nätverksmöte 2', drawn('agenda', walk().network2(), nina)),
    one('nätverksmöte 1', drawn('vb-network-1', walk().network1(), nina)),
    one('nätverksmöte 1: klart', drawn('vb-network-1', walk().appointed(), nina)),
    one('hemläxa att ge', drawn('vb-homework', walk().network1(), nina)),
    one('hemläxa att läsa', drawn('vb-homework', walk().second(), jonas)),
    ...homeworkCards(),
    one('be rektor utse', drawn('vb-contact', walk().worked(), nina)),
    one('rektor utser', drawn('vb-appoint', walk().asked(), karin)),
    one('rektor har utsett', drawn('vb-appoint', walk().appointed(), karin)),
    one('utsedd till kontaktperson', drawn('vb-overview', walk().appointed(), malin)),
    one('underlag', drawn('vb-papers', walk().network2(), nina)),
  ];
}

/** What each answers before network meeting 2 (v.home). */
function homeworkCards(): readonly GalleryCard[] {
  const whoOf = (walked: VastbasWalk, name: string): string =>
    participantsOf(walked.context, walked.sip).find((each) => each.name === name)?.who ?? '';
  const told = walk().worked();
  for (const [by, name] of [
    [jonas, 'Jonas Ek'],
    [nina, 'Maria Testsson'],
  ] as const)
    told.does(by, 'homework.answer', { who: whoOf(told, name), text: 'Jag kan möta vid grinden två dagar i veckan.' });
  return [
    one('hemläxa: svaren', drawn('vb-homework', told, nina)),
    one('hemläxa: det egna svaret', drawn('vb-homework', told, jonas)),
    one('din hemläxa', drawn('vb-home', walk().secondCalled(), jonas)),
    one('din hemläxa, med svar', drawn('vb-home', told, jonas)),
    one('hemläxa: vems svar', drawn('vb-home', told, nina)),
    one('hemläxa åt någon annan', drawn('vb-home', told, nina, whoOf(told, 'Johan Testsson'))),
  ];
}

/** Steps 7 to 10: contact person, follow-up, spiral and evaluation. */
function followUpCards(): readonly GalleryCard[] {
  const talked = walk().handedOver().on('2026-03-02');
  talked
    .does(malin, 'spokesperson.talked', { on: talked.today, note: 'Det är lugnare på morgonen.' })
    .does(malin, 'eht.record', { on: talked.today, who: 'Rektor, kurator, skolsköterska' });
  const sent = walk().evaluating().does(malin, 'documents.send', { how: 'internpost' });
  const resting = walk().handedOver().does(malin, 'other.choose', {});
  const begun = walk().followedUp().does(malin, 'measures.keep', {}).on('2026-07-31');
  return [
    one('har insatsen börjat', drawn('vb-begin', walk().fixed(), jonas)),
    one('insatserna har börjat', drawn('vb-begin', begunAll(), malin)),
    one('ta över', drawn('vb-take-over', walk().fixed(), malin)),
    one('översikt: uppföljning', drawn('case', walk().handedOver(), malin)),
    one('elevhälsoteamet', drawn('vb-eht', walk().handedOver(), malin)),
    one('elevhälsoteamet: klart', drawn('vb-eht', talked, malin)),
    one('hör med språkröret', drawn('vb-talk', talked, malin)),
    one('nya insatser', drawn('vb-measures', walk().followedUp(), malin)),
    one('börja utvärderingen', drawn('vb-evaluate', begun, malin)),
    one('utvärdering', drawn('vb-evaluate', walk().evaluating(), malin)),
    one('avsluta eller fortsätta', drawn('vb-end', walk().evaluating(), malin)),
    one('avsluta eller fortsätta: skickat', drawn('vb-end', sent, malin)),
    one('andra åtgärder', drawn('vb-other', walk().handedOver(), malin)),
    one('ärendet vilar', drawn('vb-other', resting, malin)),
    one('underlag efter utvärdering', drawn('vb-papers', walk().evaluating(), malin)),
    one('översikt: avslutat', drawn('case', walk().closed(), malin)),
  ];
}

/** How it has been (§9.2): who, and the questions of each kind. */
function surveyCards(): readonly GalleryCard[] {
  const asked = walk().evaluating();
  return [
    one('frågor: vems svar', drawn('survey', asked, malin)),
    one('frågor till personal', drawn('survey', asked, jonas)),
    one('frågor till barnet', drawn('survey', asked, malin, child)),
    one('frågor till vårdnadshavare', drawn('survey', asked, malin, mother)),
  ];
}

function begunAll(): VastbasWalk {
  const begun = walk().handedOver().on('2026-02-03');
  for (const measure of begun.fixedItems.measures) begun.does(malin, 'measure.begin', { measure, on: begun.today });
  return begun;
}

const noticeCards = (): readonly GalleryCard[] =>
  (Object.keys(VASTBAS_NOTICES) as VastbasNotice[]).map((notice) =>
    one(
      `skickat: ${notice}`,
      drawNotice(notice, { ...viewOf(walk().evaluating(), jonas), to: jonas }, { nonce: 'nonce', practice: '' }),
    ),
  );

export const vastbasCards = (): readonly GalleryCard[] => [
  ...startCards(),
  ...meetingCards(),
  ...followUpCards(),
  ...surveyCards(),
  ...noticeCards(),
];
