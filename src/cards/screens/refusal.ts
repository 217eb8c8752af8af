import refusalCard from '../../../cards/refusal.json' with { type: 'json' };
import { dayOf } from '../../domain/time.ts';
import { longDay } from '../dates.ts';
import { personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const REQUESTERS = { family: 'Familjen', child: 'Barnet', staff: 'Verksamheten', other: 'Någon annan' } as const;

/** A-04 for the manager: the decision and its reason, and nothing else of what the case is about. */
export const refusal: CaseScreen = {
  template: refusalCard,
  opens: ['refusal.read'],
  back: 'my-cases',
  law: ({ sip }) => ({ topic: 'plan', on: dayOf(sip.since) }),
  data: ({ sip, directory }) => {
    const made = sip.refusal;
    return {
      text: {
        facts: [
          { title: 'Ärende', value: sip.alias },
          { title: 'Frågade', value: REQUESTERS[sip.need?.requester ?? 'staff'] },
          { title: 'Beslutat av', value: made?.decidedBy || personName(directory, sip.openedBy) },
          { title: 'Skrivet av', value: personName(directory, sip.openedBy) },
          ...(made ? [{ title: 'Familjen fick veta', value: told(made) }] : []),
        ],
        reason: made?.reason ?? '',
        read: made?.readBy ? `${personName(directory, made.readBy)} har läst.` : '',
      },
    };
  },
  reads: { 'refusal.read': () => ({ ok: true, payload: {} }) },
  next: { 'refusal.read': 'refusal' },
};

const told = ({ informedAt, informedHow }: NonNullable<View['sip']['refusal']>): string =>
  informedHow === '' ? longDay(informedAt) : `${longDay(informedAt)}, ${informedHow}`;
