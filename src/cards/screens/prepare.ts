import callCard from '../../../cards/call.json' with { type: 'json' };
import moveCard from '../../../cards/meeting-move.json' with { type: 'json' };
import timeCard from '../../../cards/meeting-time.json' with { type: 'json' };
import prepareCard from '../../../cards/prepare.json' with { type: 'json' };
import { isAskedThroughOthers, isHeldBack } from '../../domain/called.ts';
import { currentMeeting, phaseOf } from '../../domain/case.ts';
import type { ChildWay } from '../../domain/meeting.ts';
import { toCall } from '../../domain/rules/prepare.ts';
import { atTime, dayOf, timeOf } from '../../domain/time.ts';
import { longDay, clockTime } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { most } from '../listed.ts';
import { fitting } from '../fitting.ts';
import { CHILD_WAYS, calledOrInvited, guestName, guestTitle, isRed } from '../guest-texts.ts';
import { guestsOf, isUnitCovered, staffPicks } from '../invitable.ts';
import {
  busyText,
  consentUntil,
  deadlineTexts,
  freeDayText,
  isLate,
  meetingFacts,
  readiness,
  whenText,
} from '../meeting-texts.ts';
import { staffName, unitName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import { choicesOf } from '../texts.ts';
import type { View } from '../view.ts';

const QUESTION = 1000;
const SHORT = 400;
const PLACE = 200;
const STAFF_BYTES = 3500;
const LINES_BYTES = 1200;
const ways = Object.keys(CHILD_WAYS) as ChildWay[];

export const prepare: CaseScreen = {
  template: prepareCard,
  opens: ['preparation.save'],
  back: 'case',
  data: (view) => {
    const meeting = currentMeeting(view.sip);
    const { choices, total } = possibleRoles(view);
    return {
      text: { ready: readiness(view), shown: choices.length, total },
      choices: { ways: choicesOf(CHILD_WAYS), staff: choices },
      values: {
        's.prep.question': meeting?.question ?? '',
        's.prep.purpose': meeting?.purpose ?? '',
        's.prep.child': meeting?.childWay ?? '',
        's.prep.interpreter': meeting?.interpreter === undefined ? '' : meeting.interpreter ? 'yes' : 'no',
        's.prep.leader': meeting?.leader ?? '',
        's.prep.secretary': meeting?.secretary ?? '',
      },
    };
  },
  reads: {
    'preparation.save': (inputs, view) => {
      const staff = [...view.directory.staff.keys()];
      return readForm(
        {
          's.prep.question': field.needed('Frågan', 'Skriv frågan tillsammans med familjen.', QUESTION),
          's.prep.purpose': field.needed('Syftet', 'Skriv syftet med mötet.', QUESTION),
          's.prep.child': field.one(ways, 'Välj hur barnet vill vara med.'),
          's.prep.interpreter': field.one(['no', 'yes'], 'Svara om tolk eller annat stöd behövs.'),
          's.prep.leader': field.one(staff, 'Välj vem som leder mötet.'),
          's.prep.secretary': field.one(staff, 'Välj vem som skriver.'),
        },
        inputs,
        (form) => ({
          question: form['s.prep.question'],
          purpose: form['s.prep.purpose'],
          childWay: form['s.prep.child'],
          interpreter: form['s.prep.interpreter'] === 'yes',
          leader: form['s.prep.leader'],
          secretary: form['s.prep.secretary'],
        }),
      );
    },
  },
  next: { 'preparation.save': 'guests' },
};

/** Who may lead or write: staff of units that the consent covers; those on the guest list and the present ones first. */
function possibleRoles(view: View) {
  const meeting = currentMeeting(view.sip);
  const near = [meeting?.leader, meeting?.secretary, view.viewer, ...guestsOf(view).map((guest) => guest.person)];
  return staffPicks(view, STAFF_BYTES, (staff) => isUnitCovered(view, staff.unit), { first: near });
}

const MINUTES = ['30', '45', '60', '75', '90', '120'] as const;
const timeFields = {
  's.time.day': field.day('Välj vilken dag mötet är, till exempel 2026-11-22.'),
  's.time.clock': field.time('Skriv vilken tid mötet börjar, till exempel 14:00.'),
  's.time.minutes': field.one(MINUTES, 'Välj hur länge mötet ska vara.'),
  's.time.place': field.text('Platsen', PLACE),
  's.time.link': field.text('Länken', SHORT),
} as const;
type TimeForm = {
  readonly [Id in keyof typeof timeFields]: Exclude<ReturnType<(typeof timeFields)[Id]['parse']>, never>;
};
const timeOfForm = (form: TimeForm) => ({
  start: atTime(form['s.time.day'], form['s.time.clock']),
  minutes: Number(form['s.time.minutes']),
  place: form['s.time.place'],
  link: form['s.time.link'],
});
function timeData(view: View) {
  const meeting = currentMeeting(view.sip);
  const { start, minutes = 60, place = '', link = '' } = meeting ?? {};
  return {
    text: {
      ...deadlineTexts(view),
      until: consentUntil(view),
      now: start ? `${whenText(start)}${place ? `, ${place}` : ''}` : '',
    },
    values: {
      's.time.day': start ? dayOf(start) : '',
      's.time.clock': start ? timeOf(start) : '',
      's.time.minutes': String(minutes),
      's.time.place': place,
      's.time.link': link,
    },
  };
}

export const meetingTime: CaseScreen = {
  template: timeCard,
  opens: ['meeting.plan'],
  back: 'guests',
  data: timeData,
  reads: { 'meeting.plan': (inputs) => readForm(timeFields, inputs, timeOfForm) },
  next: { 'meeting.plan': 'call' },
};

const movedTexts = (now: string, isOff: boolean) =>
  isOff
    ? {
        title: 'Ny tid för mötet',
        nowText: `Inställt: ${now}.`,
        later: 'Väljer du en senare dag frågar jag varför.',
      }
    : {
        title: 'Ändra tid eller plats',
        nowText: `Nu gäller: ${now}.`,
        later: 'Väljer du en senare dag? Skriv varför.',
      };

export const meetingMove: CaseScreen = {
  template: moveCard,
  opens: ['meeting.move'],
  back: ({ sip }) => (isHeldBack(sip) ? 'keep-meeting' : 'answers'),
  data: (view) => {
    const { text, values } = timeData(view);
    const isOff = isHeldBack(view.sip);
    const canCancel = view.verbs.has('meeting.cancel') && !isOff;
    return {
      text: { ...text, ...movedTexts(text.now, isOff), isOff, canCancel },
      // The day that was called off is not offered again.
      values: isOff ? { ...values, 's.time.day': '' } : values,
    };
  },
  reads: {
    'meeting.move': (inputs, { sip }) =>
      readForm(
        {
          ...timeFields,
          's.move.why': isHeldBack(sip)
            ? field.text('Skälet', SHORT)
            : field.needed('Skälet', 'Skriv varför mötet ändras.', SHORT),
        },
        inputs,
        (form) => ({
          ...timeOfForm(form),
          why: form['s.move.why'],
        }),
      ),
  },
  next: { 'meeting.move': 'answers' },
};

export const call: CaseScreen = {
  template: callCard,
  opens: ['call.send'],
  back: 'guests',
  data: (view) => {
    const meeting = currentMeeting(view.sip);
    const unsent = toCall(view, view.sip, view.now);
    return {
      text: {
        ...coverTexts(view),
        ...deadlineTexts(view),
        facts: meeting ? meetingFacts(view, meeting) : [],
        freeDay: freeDayText(meeting?.start),
        busy: busyText(view),
        byHand: view.booksByHand === true && !meeting?.link,
        late: isLate(view, meeting?.start),
        ready: readiness(view),
        hasNew: unsent.length > 0,
        sends: sends(view),
        preview: preview(view),
        sent: phaseOf(view.sip) === 'called',
      },
    };
  },
  reads: { 'call.send': () => ({ ok: true, payload: {} }) },
  next: { 'call.send': 'answers' },
};

/** s.call.body: the green units by name, the red guests one by one (N1). */
export function coverTexts(view: View) {
  const { directory, sip } = view;
  const units = [...directory.units.keys()].filter((unit) => unit === sip.unit || isUnitCovered(view, unit));
  const names = units.map((unit) => unitName(directory, unit));
  const red = guestsOf(view).filter((guest) => !guest.sentAt && !guest.offAt && isRed(view, guest));
  return {
    green: most(names, fitting(names, LINES_BYTES).length),
    red: fitting(
      red.map((guest) => ({ title: guestTitle(view, guest) })),
      LINES_BYTES,
    ),
  };
}

function sends(view: View): readonly { kind: string; names: string }[] {
  const green = toCall(view, view.sip, view.now).filter((guest) => !isRed(view, guest));
  const teams = green.filter((guest) => guest.person);
  const kinds = [
    { kind: 'Kallelse', guests: teams.filter((guest) => calledOrInvited(view.directory, guest).isCall) },
    { kind: 'Inbjudan', guests: teams.filter((guest) => !calledOrInvited(view.directory, guest).isCall) },
    {
      kind: 'Du ringer eller skriver till',
      guests: green.filter((guest) => !guest.person && !isAskedThroughOthers(guest, green)),
    },
  ];
  return kinds
    .filter(({ guests }) => guests.length > 0)
    .map(({ kind, guests }) => {
      const names = guests.map((guest) => guestName(view, guest));
      return { kind, names: most(names, fitting(names, LINES_BYTES).length) };
    });
}

/** What someone who gets the message sees before it is opened (n.invite.card). */
function preview({ sip, directory }: View): string {
  const { start, leader } = currentMeeting(sip) ?? {};
  if (!start || !leader) return '';
  return `Du är kallad till ett möte i ärende ${sip.alias} den ${longDay(dayOf(start))} kl. ${clockTime(start)}. Leder gör ${staffName(directory, leader)}.`;
}
