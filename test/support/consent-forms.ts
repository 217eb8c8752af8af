import type { Payloads } from '../../src/domain/command.ts';
import type { Custody } from '../../src/domain/consent.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { bup, day, eva, father, mother, Walk } from './walk.ts';

export const SCOPE: Payloads['consent.scope'] = {
  units: [bup],
  questions: 'Hur Alva ska komma tillbaka till skolan',
  infoTypes: ['absence'],
  exclusions: 'nej',
  until: day('2026-06-30'),
  form: 'paper',
  informed: { on: day('2026-03-02'), by: eva },
  interpreter: 'no',
};
export const ASKED: Payloads['consent.child'] = { result: 'yes', on: day('2026-03-02'), why: '', maturityReason: '' };
export const YES: Payloads['consent.answer'] = {
  who: mother,
  result: 'yes',
  on: day('2026-03-02'),
  form: 'paper',
  how: '',
};
export const judged = (walk: Walk, what = {}): ReturnType<typeof evaluateConsent> =>
  evaluateConsent(walk.context.profile, walk.sip, walk.today, what);
/** The answer when a name is also that of someone who works in the case (SEP1). */
const NOT_KIN = { reason: 'Vi är inte släkt.' };
export const withCustody = (custody: Custody, names: readonly string[], birth?: string): Walk =>
  new Walk()
    .started(birth)
    .does(eva, 'family.set', { custody, guardians: names.map((name) => ({ name, phone: '' })) }, NOT_KIN)
    .does(eva, 'need.confirm', { checklist: ['several'], text: '' })
    .does(eva, 'consent.scope', SCOPE)
    .does(eva, 'consent.child', ASKED);
/** A new version with one unit less and a later day, not answered yet; then with its answers. */
export const narrower = (walk: Walk): Walk =>
  walk.does(eva, 'consent.scope', { ...SCOPE, informed: { on: walk.today, by: eva }, until: day('2026-12-31') });
export const answered = (walk: Walk): Walk =>
  walk
    .does(eva, 'consent.child', { ...ASKED, on: walk.today })
    .signed(mother)
    .signed(father);

/** Nothing is taken back yet: a test says what. */
export const LESS: Payloads['consent.narrow'] = {
  who: mother,
  on: day('2026-03-02'),
  how: 'på telefon',
  units: [],
  infoTypes: [],
  questions: [],
};
/** A guardian who cannot answer for some days. */
export const HINDERED: Payloads['circumstance.set'] = {
  kind: 'hindered',
  guardian: father,
  assessment: 'Pappa är nedsövd på sjukhus',
  assessedBy: 'Kuratorn på sjukhuset 2 mars',
  cannotWait: true,
  until: day('2026-03-16'),
};
/** The yes of someone else who is talked about. */
export const thirdSaysYes = (walk: Walk, third: ItemId): Payloads['third.answer'] => ({
  third,
  result: 'yes',
  on: walk.today,
  form: 'paper',
  how: '',
  infoTypes: ['mental-health'],
  until: day('2026-06-30'),
});
