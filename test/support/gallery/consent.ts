import { drawn } from '../seen.ts';
import { amir, bup, child, day, eva, father, mother, sara, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

export const renewed = (walk: Walk): Walk =>
  walk.does(eva, 'consent.scope', {
    units: [bup],
    questions: 'Hur skolan och BUP kan hjälpas åt',
    infoTypes: ['schooling', 'absence'],
    exclusions: 'nej',
    until: day('2027-01-31'),
    form: 'paper',
    informed: { on: walk.today, by: eva },
    interpreter: 'used',
  });
const withdrawn = (): Walk =>
  new Walk().called().does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-02'), how: 'på telefon' });
const split = (): Walk => new Walk().scoped(undefined, '2010-01-15').signed(child).signed(mother, 'no');

export const consentCards = (): readonly GalleryCard[] => [...statusCards(), ...scopeCards(), ...answerCards()];

function statusCards(): readonly GalleryCard[] {
  const oral = new Walk().scoped();
  oral.does(eva, 'consent.answer', { who: mother, result: 'yes', on: oral.today, form: 'oral', how: 'på telefon' });
  const soonOver = new Walk().prepared().on('2026-11-10');
  const expired = new Walk().prepared().on('2026-12-01', '00:00').does('system', 'look', {});
  const birthday = new Walk().consented(undefined, '2011-05-09');
  const unknown = new Walk().need().does(eva, 'family.set', { custody: 'unknown', guardians: [] });
  unknown.does(eva, 'need.confirm', { checklist: ['several'], text: '' });
  return [
    { name: 'Samtycke: inget än', card: drawn('consent-status', new Walk().consentStep(), eva) },
    { name: 'Samtycke: ett svar saknas', card: drawn('consent-status', new Walk().scoped().signed(mother), eva) },
    { name: 'Samtycke: muntligt ja väntar', card: drawn('consent-status', oral, eva) },
    { name: 'Samtycke: klart', card: drawn('consent-status', new Walk().consented(), eva) },
    { name: 'Samtycke: en kallad ser det', card: drawn('consent-status', new Walk().called(), amir) },
    { name: 'Samtycke: går snart ut', card: drawn('consent-status', soonOver, eva) },
    { name: 'Samtycke: har gått ut', card: drawn('consent-status', expired, eva) },
    { name: 'Samtycke: nytt väntar på svar', card: drawn('consent-status', renewed(new Walk().prepared()), eva) },
    {
      name: 'Samtycke: familjen säger nej',
      card: drawn('consent-status', new Walk().scoped().signed(mother).signed(father, 'no'), eva),
    },
    { name: 'Samtycke: bara den unga säger ja', card: drawn('consent-status', split(), eva) },
    { name: 'Samtycke: återkallat', card: drawn('consent-status', withdrawn(), eva) },
    { name: 'Samtycke: barnet fyller snart 15', card: drawn('consent-status', birthday, eva) },
    { name: 'Samtycke: vårdnaden är okänd', card: drawn('consent-status', renewed(unknown), eva) },
    { name: 'Översikt: pausat ärende', card: drawn('case', withdrawn(), eva) },
    { name: 'Översikt: samtycket väntar', card: drawn('case', new Walk().scoped().signed(mother), eva) },
  ];
}

function scopeCards(): readonly GalleryCard[] {
  const empty = new Walk().consentStep();
  const faults = [
    'Fyll i till och med vilken dag samtycket gäller, till exempel 2027-02-28.',
    'Välj hur samtycket lämnas.',
  ];
  const scoped = new Walk().scoped();
  const stale = { code: 'stale', change: { rev: scoped.sip.rev, by: eva, at: scoped.now } } as const;
  return [
    { name: 'Samtyckets innehåll: nytt', card: drawn('consent-scope', empty, eva) },
    { name: 'Samtyckets innehåll: om vad', card: drawn('consent-scope', empty, eva, 'what') },
    { name: 'Samtyckets innehåll: till när', card: drawn('consent-scope', empty, eva, 'until') },
    {
      name: 'Samtyckets innehåll: något saknas',
      card: drawn('consent-scope', empty, eva, 'until', { notice: { kind: 'faults', faults } }),
    },
    { name: 'Samtyckets innehåll: förnya', card: drawn('consent-scope', new Walk().consented(), eva) },
    {
      name: 'Samtyckets innehåll: någon hann före',
      card: drawn('consent-scope', scoped, eva, '', { notice: { kind: 'refused', refusal: stale } }),
    },
    { name: 'Barnets svar: 8 år', card: drawn('consent-child', new Walk().scoped(), eva) },
    { name: 'Barnets svar: 13 år', card: drawn('consent-child', new Walk().scoped(undefined, '2012-05-09'), eva) },
    { name: 'Barnets svar: 16 år', card: drawn('consent-child', new Walk().scoped(undefined, '2009-05-09'), eva) },
  ];
}

function answerCards(): readonly GalleryCard[] {
  const scoped = new Walk().scoped();
  const objecting = new Walk().scoped();
  objecting.does(eva, 'consent.child', { result: 'no', on: objecting.today, why: '', maturityReason: '' });
  const refusal = objecting.refuses(eva, 'consent.answer', {
    who: mother,
    result: 'yes',
    on: objecting.today,
    form: 'paper',
    how: '',
  });
  const confirmed = new Walk().called().does(amir, 'consent.confirm', {});
  return [
    { name: 'Svar om samtycke: vårdnadshavare', card: drawn('consent-answer', scoped, eva, mother) },
    {
      name: 'Svar om samtycke: den unga',
      card: drawn('consent-answer', new Walk().scoped(undefined, '2010-01-15'), eva, child),
    },
    { name: 'Svar om samtycke: vem', card: drawn('consent-answer', scoped, eva) },
    {
      name: 'Svar om samtycke: barnet säger nej',
      card: drawn('consent-answer', objecting, eva, mother, { notice: { kind: 'refused', refusal } }),
    },
    { name: 'Bekräfta samtycket', card: drawn('consent-confirm', new Walk().called(), sara) },
    { name: 'Bekräfta samtycket: klart', card: drawn('consent-confirm', confirmed, amir) },
    { name: 'Ta tillbaka samtycket', card: drawn('consent-withdraw', new Walk().called(), eva) },
    { name: 'Ta tillbaka samtycket: före mötet', card: drawn('consent-withdraw', scoped, eva, mother) },
    { name: 'Kvitto: klart', card: drawn('consent-receipt', new Walk().consented(), eva) },
    { name: 'Kvitto: väntar på svar', card: drawn('consent-receipt', scoped, eva) },
    { name: 'Kvitto: återkallat', card: drawn('consent-receipt', withdrawn(), eva) },
  ];
}
