import { currentMeeting, fixedPlan, draftPlan, type Case } from '../case.ts';
import type { ItemId } from '../ids.ts';
import { hard } from '../refusal.ts';
import { thirdOf, type ThirdPerson } from '../third-person.ts';
import { addMonths, dayOf } from '../time.ts';
import { linesOf } from './own-lines.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';
import { plain } from './start.ts';

export const thirdComplete: Guard<'third.add'> = (sip, { name, relation }) => [
  ...(name === '' ? [hard('outside-name')] : []),
  ...(relation === '' ? [hard('third-relation')] : []),
  ...(sip.thirds?.some((one) => plain(one.name) === plain(name)) ? [hard('third-already')] : []),
];
export const addThird: Rule<'third.add'> = (sip, { name, relation }) => [
  { type: 'ThirdAdded', third: { id: `p${sip.seq + 1}` as ItemId, name, relation } },
];

/** F27: an answer of the person's own, about kinds of information and for a time (SC2, SC3, SC6). */
export const thirdAnswerComplete: Guard<'third.answer'> = (sip, command, { profile }) => {
  const { third, result, on, form, how, infoTypes, until, at } = command;
  if (!thirdOf(sip, third)) return [hard('third-gone')];
  const today = dayOf(at);
  const isYes = result === 'yes';
  return [
    ...(isYes && infoTypes.length === 0 ? [hard('SAM-02')] : []),
    ...(isYes && until < today ? [hard('SAM-03')] : []),
    ...(isYes && until > addMonths(today, profile.consent.maxMonths)
      ? [hard('SAM-04', { n: profile.consent.maxMonths })]
      : []),
    ...(form === 'oral' && how === '' ? [hard('SAM-08')] : []),
    ...(on > today ? [hard('day-future')] : []),
  ];
};
export const answerThird: Rule<'third.answer'> = (_sip, command) => {
  const { third, result, on, form, how, infoTypes, until } = command;
  return [
    {
      type: 'ThirdAnswered',
      third,
      answer: { result, on, form, how, infoTypes, until, receivedBy: actor(command) },
    },
  ];
};

export const thirdSaidYes: Guard<'third.withdraw'> = (sip, { third, on, how, at }) => {
  const known = thirdOf(sip, third);
  return [
    ...(known?.answer?.result === 'yes' && !known.withdrawn ? [] : [hard('third-gone')]),
    ...(on > dayOf(at) ? [hard('day-future')] : []),
    ...(how === '' ? [hard('withdraw-how')] : []),
  ];
};
/** C25: only what is about that person is hidden, and the person leaves the guest list; the consent stands. */
export const withdrawThird: Rule<'third.withdraw'> = (sip, command) => {
  const { third, on, how } = command;
  const meeting = currentMeeting(sip);
  const name = plain(thirdOf(sip, third)?.name ?? '');
  const listed = meeting?.startedAt ? [] : (meeting?.guests ?? []);
  return [
    { type: 'ThirdWithdrew', third, withdrawn: { on, how, receivedBy: actor(command) } },
    ...listed
      .filter(({ outside, unit }) => outside && unit === undefined && plain(outside.name) === name)
      .map(({ id }) => ({ type: 'GuestRemoved', guest: id }) as const),
  ];
};

/** §5.2: own lines, or all lines for those who write the plan. */
export const tagsOwnLine: Guard<'line.tag'> = (sip, command, context) => {
  const { line, about } = command;
  const measure = [draftPlan(sip), fixedPlan(sip)]
    .flatMap((plan) => plan?.measures ?? [])
    .find(({ id }) => id === line);
  if (!measure) return [hard('item-gone')];
  return [
    ...linesOf(context, sip, command, [measure.unit]),
    ...(about.every((one) => thirdOf(sip, one)) ? [] : [hard('third-gone')]),
  ];
};
export const tagLine: Rule<'line.tag'> = (_sip, { line, infoTypes, about }) => [
  { type: 'LineTagged', line, tag: { infoTypes, about } },
];

const changeThird = (sip: Case, id: ItemId, change: (third: ThirdPerson) => ThirdPerson): Case => ({
  ...sip,
  thirds: (sip.thirds ?? []).map((one) => (one.id === id ? change(one) : one)),
});
export const thirdEvolves: Evolves<'ThirdAdded' | 'ThirdAnswered' | 'ThirdWithdrew' | 'LineTagged' | 'Released'> = {
  ThirdAdded: (sip, { third }) => ({ ...sip, seq: sip.seq + 1, thirds: [...(sip.thirds ?? []), third] }),
  ThirdAnswered: (sip, { third, answer }) =>
    changeThird(sip, third, ({ withdrawn: _before, ...one }) => ({ ...one, answer })),
  ThirdWithdrew: (sip, { third, withdrawn }) => changeThird(sip, third, (one) => ({ ...one, withdrawn })),
  LineTagged: (sip, { line, tag }) => ({ ...sip, lineTags: { ...sip.lineTags, [line]: tag } }),
  Released: (sip, { lines }) => ({ ...sip, released: { ...sip.released, ...lines } }),
};
