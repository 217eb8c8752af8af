import faceCard from '../../cards/face.json' with { type: 'json' };
import promptOverCard from '../../cards/prompt-over.json' with { type: 'json' };
import promptCard from '../../cards/prompt.json' with { type: 'json' };
import { responsibleOf } from '../domain/access.ts';
import { isPlanned } from '../domain/called.ts';
import { currentMeeting, fixedPlan, isOpen } from '../domain/case.ts';
import { progressOf } from '../domain/deadlines.ts';
import { dueOfKey, dutiesOf } from '../domain/duties.ts';
import { PARTS } from '../domain/event.ts';
import type { DutyRule } from '../domain/ladders.ts';
import { dayOf } from '../domain/time.ts';
import { clockTime, longDay, shortDay } from './dates.ts';
import { field, readForm } from './fields.ts';
import type { Envelope } from './notices.ts';
import { staffName } from './people.ts';
import { renderCard, type Card } from './render.ts';
import type { CardData, CardTemplate, Reading } from './screen.ts';
import type { Inputs, View } from './view.ts';

export type FaceView = Pick<View, 'sip' | 'profile' | 'directory' | 'now'>;

/** The case in the channel (§7.7): alias, step, what comes next and who is responsible. Nothing about the child. */
export const drawFace = (view: FaceView, envelope: Envelope): Card =>
  draw(faceCard, { text: { title: titleOf(view), text: lineOf(view), isOpen: isOpen(view.sip) } }, envelope);

/** What is left in the unit's channel of a case that has a channel of its own. */
export const drawFaceMoved = ({ sip }: FaceView, envelope: Envelope): Card =>
  draw(
    faceCard,
    { text: { title: `Ärende ${sip.alias}`, text: 'Ärendet har fått en egen kanal och visas där.', isOpen: false } },
    envelope,
  );

/** On the day of the follow-up the channel is asked: done, or another day? What came of it is told in private. */
export const drawPrompt = ({ sip, directory, now }: FaceView, envelope: Envelope): Card =>
  draw(
    promptCard,
    {
      text: {
        alias: sip.alias,
        day: longDay(fixedPlan(sip)?.followUp?.on ?? dayOf(now)),
        responsible: staffName(directory, responsibleOf(sip)),
      },
    },
    envelope,
  );

/** The same post when the question no longer waits: who answered and when, by the names of staff and days alone (E6). */
export const drawPromptOver = (view: FaceView, duty: string, practice: string): Card =>
  draw(promptOverCard, { text: { alias: view.sip.alias, outcome: outcomeOf(view, duty) } }, { nonce: '', practice });

function outcomeOf({ sip, directory }: FaceView, duty: string): string {
  if (!isOpen(sip)) return 'Ärendet är avslutat.';
  if (sip.status !== 'active') return 'Ärendet är pausat.';
  const { by, at } = sip.changed[PARTS.followUp] ?? {};
  const next = fixedPlan(sip)?.followUp?.on;
  if (sip.step !== 'follow-up' || !by || !at || !next || next === dueOfKey(duty)) return 'Frågan gäller inte längre.';
  const who = staffName(directory, by) || 'Någon';
  const last = sip.followUps.at(-1);
  const isDone = last?.by === by && last.on === dayOf(at);
  return isDone
    ? `Har följts upp. ${who} svarade ${longDay(dayOf(at))}. Nästa uppföljning: ${longDay(next)}.`
    : `Ny dag för uppföljning: ${longDay(next)}. ${who} svarade ${longDay(dayOf(at))}.`;
}

/** A reason typed in a channel could be about the child: the reason is that the day was chosen there. */
export const readPrompt = (inputs: Inputs): Reading<'follow-up.move'> =>
  readForm({ 'prompt.day': field.day('Välj den nya dagen först, till exempel 2026-11-22.') }, inputs, (form) => ({
    on: form['prompt.day'],
    why: 'Ny dag vald i kanalen',
  }));

const draw = (template: CardTemplate, data: CardData, { nonce, practice }: Envelope): Card =>
  renderCard(template, data, {
    frame: { practice, progress: '', good: '', faultTitle: '', faults: [], kept: '', askReason: false },
    footer: [],
    nonce,
    isOpen: () => true,
  });

function titleOf({ sip, profile, now }: FaceView): string {
  if (!isOpen(sip)) return `Ärende ${sip.alias} · Avslutat`;
  const { step, of, heading } = progressOf(profile, sip, now);
  const paused = sip.status === 'active' ? '' : ' · Pausat';
  return `Ärende ${sip.alias} · Steg ${step} av ${of}: ${heading.replace(/^\d+\.\s*/u, '')}${paused}`;
}

const lineOf = (view: FaceView): string =>
  [nextOf(view), `Ansvarig: ${staffName(view.directory, responsibleOf(view.sip))}`].filter((part) => part).join(' · ');

/** Only what a channel may know: consent, birthdays and who has not answered stay out of it. */
const NEXT: Readonly<Partial<Record<DutyRule, string>>> = {
  call: 'Kalla till mötet',
  'new-time': 'Ny tid för mötet',
  'write-plan': 'Planen ska vara klar',
  'follow-up': 'Uppföljning',
};

function nextOf({ sip, profile, directory }: FaceView): string {
  const meeting = currentMeeting(sip);
  if (sip.status !== 'active') return '';
  if (isPlanned(sip) && meeting?.start)
    return `Nästa: Möte ${shortDay(dayOf(meeting.start))} kl. ${clockTime(meeting.start)}`;
  const [next] = dutiesOf({ profile, directory }, sip)
    .filter(({ rule }) => NEXT[rule] !== undefined)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return next ? `Nästa: ${NEXT[next.rule]} senast ${shortDay(next.due)}` : '';
}
