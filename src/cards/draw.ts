import type { Change } from '../domain/case.ts';
import { progressFor } from '../domain/deadlines.ts';
import { clockTime } from './dates.ts';
import { withoutWhereabouts } from './locked.ts';
import { stepHeadings } from './headings.ts';
import { lawOfScreen } from './law-texts.ts';
import { capital } from './cut.ts';
import { partAt } from './parts.ts';
import { renderCard, type Card, type Footer, type Frame } from './render.ts';
import { verbOf, type CaseScreen, type DeskScreen } from './screen.ts';
import { DONE, KEPT, lackText, progressText, REFUSALS } from './texts.ts';
import { SAID } from './said.ts';
import { staffName } from './people.ts';
import type { Desk, Inputs, Notice, View } from './view.ts';

export type Around = {
  readonly nonce: string;
  readonly notice?: Notice;
  readonly typed?: Inputs;
  readonly practice?: string;
};

const MAX_FAULTS = 12;

/** A screen of a case as a card for one viewer. */
export function drawCase(screen: CaseScreen, seen: View, around: Around): Card {
  const view = withoutWhereabouts(seen);
  const { sip } = view;
  const back = typeof screen.back === 'string' ? screen.back : screen.back(view);
  const footer: Footer = [
    { title: 'Tillbaka', verb: `go.${partAt(screen, view.ref)?.back ?? back}` },
    { title: 'Avbryt', verb: 'go.leave', ignoresInputs: true, onlyInForms: true },
    { title: 'Hjälp', verb: 'go.help' },
  ];
  const data = screen.data(view);
  const text = { step: stepHeadings(view), responsibleWord: capital(view.profile.words.responsible), ...data.text };
  return renderCard(
    screen.template,
    { ...data, text },
    {
      ...around,
      frame: frameOf(around, view, progressText(sip.alias, progressFor(view, sip))),
      law: lawOfScreen(screen, view),
      footer,
      isOpen: (verb) => verb.startsWith('go.') || view.verbs.has(verbOf(verb) as never),
    },
  );
}

/** A screen outside any case; `hasBack` when it was opened from a screen that it leads back to. */
export function drawDesk(screen: DeskScreen, desk: Desk, around: Around & { readonly hasBack?: boolean }): Card {
  const footer: Footer = [
    ...(around.hasBack ? [{ title: 'Tillbaka', verb: 'go.back' }] : []),
    ...(screen.isHelp ? [] : [{ title: 'Hjälp', verb: 'go.help', ignoresInputs: true as const }]),
  ];
  return renderCard(screen.template, screen.desk(desk), {
    ...around,
    frame: frameOf(around, desk, ''),
    footer,
    isOpen: () => true,
  });
}

const calm = { good: '', faultTitle: '', faults: [], kept: '', askReason: false };

type Reader = Pick<View, 'directory' | 'viewer'>;

function frameOf({ notice, practice = '' }: Around, reader: Reader, progress: string): Frame {
  return { practice, progress, ...calm, ...noticeOf(notice, reader) };
}

function noticeOf(notice: Notice | undefined, { directory, viewer }: Reader): Partial<Frame> {
  if (!notice) return {};
  const lines = (texts: readonly string[]): Frame['faults'] => texts.slice(0, MAX_FAULTS).map((line) => ({ line }));
  switch (notice.kind) {
    case 'saved':
      return {
        good: `${SAID[notice.verb ?? ''] ?? SAID[verbOf(notice.verb ?? '')] ?? ''}Sparat ${clockTime(notice.at)}.`,
      };
    case 'info':
      return { good: notice.text };
    case 'faults':
      return { faultTitle: REFUSALS.lacking, faults: lines(notice.faults), kept: KEPT };
    case 'refused': {
      const { refusal } = notice;
      const title = refusal.code === 'not-now' && refusal.done ? DONE[refusal.done] : REFUSALS[refusal.code];
      if (refusal.code === 'lacking')
        return { faultTitle: title, faults: lines(refusal.lacks.map(lackText)), kept: KEPT };
      if (refusal.code === 'needs-reason')
        return {
          faultTitle: title,
          faults: lines([...refusal.lacks.map(lackText), ...(notice.isBrief ? [BRIEF] : [])]),
          kept: KEPT,
          askReason: true,
        };
      if (refusal.code === 'stale')
        return refusal.change
          ? {
              faultTitle: refusal.change.by === viewer ? OWN : title,
              faults: lines([changedBy(refusal.change, { directory, viewer })]),
              kept: KEPT,
            }
          : { faultTitle: USED, faults: lines(['Läs det som gäller nu och gör om din ändring.']), kept: KEPT };
      return {
        faultTitle: title,
        faults: lines([refusal.code === 'duplicate' ? 'Det du har skrivit är sparat.' : 'Inget är ändrat.']),
      };
    }
  }
}

const BRIEF = 'Skriv lite mer om varför du går vidare: minst 10 tecken.';

/** The same card with other answers: nobody else has changed anything. */
const USED = 'Kortet är redan använt.';

/** An older card of one's own: nobody else has been there. */
const OWN = 'Det här kortet är gammalt.';

function changedBy(change: Change, { directory, viewer }: Reader): string {
  const others = change.by === 'system' ? 'Systemet' : staffName(directory, change.by) || 'Någon annan';
  const who = change.by === viewer ? 'Du' : others;
  return `${who} ändrade kl. ${clockTime(change.at)}. Det du ser nu är det senaste.`;
}
