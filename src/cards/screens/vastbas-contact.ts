import appointCard from '../../../cards/vb-appoint.json' with { type: 'json' };
import contactCard from '../../../cards/vb-contact.json' with { type: 'json' };
import overviewCard from '../../../cards/vb-overview.json' with { type: 'json' };
import takeOverCard from '../../../cards/vb-take-over.json' with { type: 'json' };
import { responsibleOf } from '../../domain/access.ts';
import { unitOf, type Staff } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import { factsOf } from '../../domain/vastbas.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, staffChoices } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';
import { orNobody } from './vastbas-request.ts';

const staffIds = ({ directory }: View): readonly PersonId[] => [...directory.staff.keys()];
const reach = (directory: View['directory'], person: PersonId): string => {
  const phone = directory.staff.get(person)?.phone;
  return [personName(directory, person), ...(phone ? [phone] : [])].join(', ');
};

function statusText({ sip, directory }: View): string {
  const { contact, headTeacher } = factsOf(sip);
  if (contact?.lostOn) return `${personName(directory, contact.person)} är inte kvar. Rektor ska utse en ny.`;
  if (contact) return `${personName(directory, contact.person)} är utsedd.`;
  return headTeacher
    ? `${personName(directory, headTeacher.person)} tillfrågades ${longDay(headTeacher.askedOn)}.`
    : '';
}

/** B-08: the head teacher is asked to appoint, and learns no more than that. */
export const vbContact: CaseScreen = {
  template: contactCard,
  opens: ['contact.ask'],
  back: 'case',
  data: (view) => ({
    text: { now: statusText(view) },
    choices: { teachers: orNobody(staffChoices(view.directory, ({ functions }) => functions.includes('rektor'))) },
    values: { 'v.kon.rektor': factsOf(view.sip).headTeacher?.person ?? '' },
  }),
  reads: {
    'contact.ask': (inputs, view) =>
      readForm({ 'v.kon.rektor': field.one(staffIds(view), 'Välj rektorn på barnets skola.') }, inputs, (form) => ({
        headTeacher: form['v.kon.rektor'],
      })),
  },
};

const inTeam =
  (view: View) =>
  ({ functions, unit }: Staff): boolean =>
    functions.includes('eht') && !functions.includes('rektor') && unit === unitOf(view.directory, view.viewer);

/** The head teacher appoints without seeing what the case is about; the school chief sees whom to remind (N12). */
export const vbAppoint: CaseScreen = {
  template: appointCard,
  opens: ['contact.appoint'],
  back: 'my-cases',
  data: (view) => {
    const { sip, directory, verbs } = view;
    const { contact } = factsOf(sip);
    const isAppointed = contact !== undefined && !contact.lostOn;
    const canAppoint = verbs.has('contact.appoint');
    const now = statusText(view);
    return {
      text: {
        alias: sip.alias,
        asker: reach(directory, contact?.lostOn ? sip.openedBy : responsibleOf(sip)),
        isAppointed,
        now: isAppointed && canAppoint ? `${now} Passar någon annan bättre? Välj i listan.` : now,
        canAppoint,
      },
      choices: { team: orNobody(staffChoices(directory, inTeam(view))) },
    };
  },
  reads: {
    'contact.appoint': (inputs, view) =>
      readForm({ 'v.appoint.who': field.one(staffIds(view), 'Välj vem du utser.') }, inputs, (form) => ({
        person: form['v.appoint.who'],
      })),
  },
  next: { 'contact.appoint': 'vb-appoint' },
};

/** B-08: the own word about having a good view. */
export const vbOverview: CaseScreen = {
  template: overviewCard,
  opens: ['contact.answer'],
  back: 'case',
  data: ({ sip }) => {
    const on = factsOf(sip).contact?.overviewOn;
    return { text: { answer: on ? `Du svarade ja ${longDay(on)}.` : '' } };
  },
  reads: {
    'contact.answer:yes': () => ({ ok: true, payload: { overview: true } }),
    'contact.answer:no': () => ({ ok: true, payload: { overview: false } }),
  },
};

/** B-09: from the coordinators to the contact person. */
export const vbTakeOver: CaseScreen = {
  template: takeOverCard,
  opens: ['handover.accept'],
  exists: ({ sip, viewer }) => factsOf(sip).handedOver?.to !== viewer,
  back: 'case',
  data: () => ({}),
  reads: {
    'handover.accept': (inputs) =>
      readForm({ 'v.takeover.read': field.yes() }, inputs, (form) => ({ read: form['v.takeover.read'] })),
  },
};
