import handOverCard from '../../../cards/hand-over.json' with { type: 'json' };
import passOnCard from '../../../cards/pass-on.json' with { type: 'json' };
import { availableVerbs } from '../../domain/available.ts';
import { progressFor } from '../../domain/deadlines.ts';
import { heldBy, mayRead } from '../../domain/access.ts';
import { fixedPlan } from '../../domain/case.ts';
import { authorityOf, unitOf, type Directory } from '../../domain/directory.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { unitOfResponsible } from '../../domain/rules/hand-over.ts';
import { dayOf } from '../../domain/time.ts';
import { isVastbas } from '../../domain/vastbas.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import { personName, staffChoices } from '../people.ts';
import type { CaseScreen, Choice, DeskScreen } from '../screen.ts';
import { progressText } from '../texts.ts';
import type { Desk, OwnCase, View } from '../view.ts';

const MOST = 30;
const FEW = 6;
// Twice on the card: who takes over, and who becomes the deputy.
const STAFF_BYTES = 4500;

/** The cases that the viewer answers for and can hand over now. */
export const passableCases = ({ cases, directory, viewer, now }: Desk): readonly OwnCase[] =>
  cases.filter(({ sip, profile }) =>
    availableVerbs({ profile, directory }, sip, viewer, dayOf(now)).has('case.hand-over'),
  );

/** Of the same authority, colleagues of the own unit first. */
function successors(directory: Directory, unit: UnitId | undefined, without: readonly PersonId[]): readonly Choice[] {
  const authority = authorityOf(directory, unit)?.id;
  const of = (isOwn: boolean): readonly Choice[] =>
    staffChoices(
      directory,
      (one) =>
        !without.includes(one.id) &&
        authorityOf(directory, one.unit)?.id === authority &&
        (one.unit === unit) === isOwn,
    );
  return fitting([...of(true), ...of(false)], STAFF_BYTES);
}

/** s.handover, F87: who leaves chooses who takes over, for several cases at once. */
export const handOver: DeskScreen = {
  template: handOverCard,
  desk: (desk) => {
    const { directory, viewer, now } = desk;
    const all = passableCases(desk);
    const cases = all.slice(0, MOST).map(({ id, sip, profile }) => ({
      title: progressText(sip.alias, progressFor({ profile, directory, viewer, now }, sip)),
      value: id,
    }));
    return {
      text: {
        has: cases.length > 0,
        cases: all.length === 1 ? 'ett ärende' : `${all.length} ärenden`,
        more: all.length > MOST ? `De ${MOST} senast ändrade visas. De andra visas när du har lämnat över dem.` : '',
        style: cases.length > FEW ? 'compact' : 'expanded',
      },
      choices: { cases, staff: successors(directory, unitOf(directory, viewer), [viewer]) },
    };
  },
};

/** Who answers for the case now, or that nobody does any more. */
function nowText({ sip, directory, profile, viewer }: View): string {
  const person = heldBy(sip);
  const responsible = isVastbas(sip) ? 'samordnare' : profile.words.responsible;
  if (person === viewer) return `Du är ${responsible}. Välj efterträdare innan du slutar.`;
  const name = personName(directory, person);
  return name === ''
    ? `Den som var ${responsible} har slutat. Utse en efterträdare.`
    : `${name} är ${responsible}. Du som är chef kan utse någon annan.`;
}

/** Other samordnare of the authority that the case belongs to. */
const intakes = ({ sip, directory, viewer }: View): readonly Choice[] =>
  staffChoices(
    directory,
    ({ id, unit, functions }) =>
      functions.includes('intake') &&
      id !== sip.openedBy &&
      id !== viewer &&
      authorityOf(directory, unit)?.id === sip.authority,
  );

/** F87, ST39: one case; the manager names a successor for someone who has left, without seeing what it is about. */
export const passOn: CaseScreen = {
  template: passOnCard,
  opens: ['case.hand-over'],
  back: 'case',
  data: (view) => {
    const { sip, directory, profile, viewer, now } = view;
    const person = heldBy(sip);
    return {
      text: {
        now: nowText(view),
        isBlind: !mayRead(profile, directory, sip, viewer, dayOf(now)),
        hasPlan: !isVastbas(sip) && fixedPlan(sip)?.responsible !== undefined,
      },
      choices: {
        staff: isVastbas(sip) ? intakes(view) : successors(directory, unitOfResponsible(view, sip), [person, viewer]),
      },
    };
  },
  reads: {
    'case.hand-over': (inputs, { directory }) => {
      const staff = [...directory.staff.keys()];
      return readForm(
        {
          's.handover.to': field.one(staff, 'Välj vem som tar över.'),
          's.handover.deputy': field.maybeOne(staff, 'Välj ersättaren i listan.'),
        },
        inputs,
        (form) => {
          const deputy = form['s.handover.deputy'];
          return { to: form['s.handover.to'], ...(deputy ? { deputy } : {}) };
        },
      );
    },
  },
};
