import answersCard from '../../../cards/answers.json' with { type: 'json' };
import { currentMeeting, phaseOf } from '../../domain/case.ts';
import { answerDeadline } from '../../domain/deadlines.ts';
import { CHILD } from '../../domain/ids.ts';
import type { Guest } from '../../domain/meeting.ts';
import { dayOf } from '../../domain/time.ts';
import { longDay } from '../dates.ts';
import { fitting } from '../fitting.ts';
import { answerWords, guestName, guestTitle, sentText, troubleOf } from '../guest-texts.ts';
import { guestsOf, styleOf } from '../invitable.ts';

import { lawOfCall } from '../law-texts.ts';
import { freeDayText } from '../meeting-texts.ts';
import { staffName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';
import { choicesOfGuests } from './guests.ts';

const ROW_BYTES = 5000;
const LATE_BYTES = 2000;
const CHOICE_BYTES = 3500;

export const answers: CaseScreen = {
  template: answersCard,
  opens: ['call.send', 'meeting.move'],
  back: 'case',
  law: lawOfCall,
  data: (view) => {
    const all = guestsOf(view);
    const rows = fitting(
      all.map((guest) => ({ title: guestTitle(view, guest), status: answerStatus(view, guest) })),
      ROW_BYTES,
    );
    const late = all.flatMap((guest) => ringLine(view, guest));
    const called = choicesOfGuests(view, (guest) => guest.sentAt !== undefined && !guest.answer, CHOICE_BYTES);
    const again = choicesOfGuests(view, (guest) => guest.answer !== undefined, CHOICE_BYTES - bytesOf(called));
    // The child is called last: the family answers for how it takes part.
    const list: readonly Choice[] = [...called, ...again].toSorted((a, b) => isChild(view, a) - isChild(view, b));
    return {
      text: {
        counts: countText(all),
        freeDay: freeDayText(currentMeeting(view.sip)?.start),
        rows,
        more: all.length - rows.length,
        late: fitting(late, LATE_BYTES),
        hasGuests: list.length > 0,
        style: styleOf(list),
        sent: phaseOf(view.sip) === 'called',
      },
      choices: { guests: list },
      values: { pick: list[0]?.value ?? '' },
    };
  },
};
const isChild = (view: View, { value }: Choice): number =>
  Number(guestsOf(view).some((guest) => guest.id === value && guest.member === CHILD));
const bytesOf = (choices: readonly Choice[]): number => JSON.stringify(choices).length;

function countText(guests: readonly Guest[]): string {
  const sent = guests.filter((guest) => guest.sentAt);
  if (sent.length === 0) return 'Ingen kallelse är skickad än.';
  const count = (kind: string): number => sent.filter((guest) => guest.answer?.value.kind === kind).length;
  const silent = sent.filter((guest) => !guest.answer).length;
  return `Kommer: ${count('yes')} · Kommer inte: ${count('no')} · Ersättare: ${count('substitute')} · Inget svar: ${silent}`;
}

/** What the guest has answered, and who noted it. */
export function answerStatus(view: View, guest: Guest): string {
  const { answer, person } = guest;
  const { directory } = view;
  if (!answer)
    return [sentText(view, guest), ...(guest.sentAt ? ['inget svar än'] : []), ...triedText(guest)].join(', ');
  const by = answer.by === person ? '' : `, noterat av ${staffName(directory, answer.by)}`;
  return `${answerWords(answer.value, directory)} (${longDay(dayOf(answer.at))}${by})`;
}

/** A call that nobody answered is a try, not silence. */
function triedText({ tries = [] }: Guest): readonly string[] {
  const last = tries.at(-1);
  return last
    ? [`ringt ${tries.length === 1 ? 'en gång' : `${tries.length} gånger`}, senast ${longDay(dayOf(last))}`]
    : [];
}

const TROUBLE = { unreached: 'kallelsen kom inte fram', unsure: 'det är osäkert om kallelsen kom fram' } as const;
/** P4 before T4: whom the kallelse may not have reached cannot have answered. */
function ringLine(view: View, guest: Guest): readonly { readonly line: string }[] {
  const { sentAt, answer } = guest;
  const who = unitOrName(view, guest);
  const trouble = sentAt !== undefined && !answer && phaseOf(view.sip) === 'called' && troubleOf(view, guest);
  if (trouble) return [{ line: `${who}: ${TROUBLE[trouble]}. Ring.` }];
  return isOverdue(view, guest) ? [{ line: `${who} har inte svarat. Ring.` }] : [];
}

/** T4: three working days without an answer is a telephone call, not another message. */
const isOverdue = ({ profile, sip, now }: View, { sentAt, answer }: Guest): boolean =>
  phaseOf(sip) === 'called' && sentAt !== undefined && !answer && dayOf(now) > answerDeadline(profile, sentAt);
const unitOrName = (view: View, guest: Guest): string =>
  guest.unit ? guestTitle(view, guest) : guestName(view, guest);
