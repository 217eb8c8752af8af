import releasesCard from '../../../cards/releases.json' with { type: 'json' };
import tagCard from '../../../cards/line-tag.json' with { type: 'json' };
import { draftPlan, fixedPlan } from '../../domain/case.ts';
import type { ItemId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/plan.ts';
import { INFO_TYPES } from '../../domain/profile.ts';
import { closedFor, heldBack, releasedTo, tagOf } from '../../domain/releases.ts';
import { touches } from '../../domain/rules/own-lines.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { field, readForm } from '../fields.ts';
import { listed } from '../listed.ts';
import { fitting } from '../fitting.ts';
import { styleOf } from '../invitable.ts';
import { unitName } from '../people.ts';
import { whyClosed } from '../plan-lines.ts';
import { choicesOf, INFO_TYPE_TEXTS } from '../texts.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const LINE = 80;
const BYTES = 6000;
const NAME = 60;

const measuresOf = ({ sip, verbs }: View): readonly Measure[] =>
  (verbs.has('plan.words') ? (draftPlan(sip) ?? fixedPlan(sip)) : fixedPlan(sip))?.measures ?? [];
const mayOpen = (view: View, measure: Measure): boolean =>
  closedFor(view, view.sip, measure, view.viewer, dayOf(view.now)).length === 0;
const titleOf = (view: View, measure: Measure): string => {
  const owner = unitName(view.directory, measure.unit);
  return mayOpen(view, measure) ? cut(`${measure.order}. ${measure.text}`, LINE) : `Insats${owner ? `: ${owner}` : ''}`;
};

/** "Ägs av BUP. Ses av Björkskolan." or why it stays with its owner (§4.3). */
function whoSees(view: View, measure: Measure): string {
  const { directory, sip, now } = view;
  const owner = unitName(directory, measure.unit);
  const owned = owner ? [`Ägs av ${owner}.`] : [];
  const [reason] = heldBack(view, sip, measure, dayOf(now));
  if (reason) return [...owned, whyClosed(reason, owner)].join(' ');
  const units = releasedTo(view, sip, measure, dayOf(now)).map((unit) => unitName(directory, unit));
  return [
    ...owned,
    units.length > 0 ? `Ses också av ${listed(units)}.` : 'Ingen annan verksamhet är med i ärendet.',
  ].join(' ');
}

export const releases: CaseScreen = {
  template: releasesCard,
  opens: 'read',
  exists: (view) => measuresOf(view).length > 0,
  back: 'case',
  data: (view) => {
    const all = measuresOf(view).toSorted((a, b) => a.order - b.order);
    const rows = fitting(
      all.map((measure) => ({ title: titleOf(view, measure), line: whoSees(view, measure) })),
      BYTES,
    );
    const own = view.verbs.has('line.tag') ? all.filter((measure) => mayTag(view, measure)) : [];
    const lines = fitting(
      own.map((measure) => ({ title: titleOf(view, measure), value: `line-tag/${measure.id}` })),
      BYTES,
    );
    return {
      text: { rows, more: all.length - rows.length, style: styleOf(lines) },
      choices: { lines },
      values: { pick: lines[0]?.value ?? '' },
    };
  },
};

const mayTag = ({ directory, sip, viewer }: View, measure: Measure): boolean =>
  touches(directory, sip, viewer, 'line.tag', measure.unit);

const lineAt = (view: View): Measure | undefined => measuresOf(view).find(({ id }) => id === view.ref);

/** C18, C37: kinds of information and other persons in one line; what they decide is read off at every reading. */
export const lineTag: CaseScreen = {
  template: tagCard,
  opens: ['line.tag'],
  exists: (view) => lineAt(view) !== undefined,
  back: 'releases',
  data: (view) => {
    const measure = lineAt(view);
    const tag = measure && tagOf(view.sip, measure.id);
    return {
      text: { text: measure ? titleOf(view, measure) : '' },
      choices: {
        types: choicesOf(INFO_TYPE_TEXTS),
        thirds: (view.sip.thirds ?? []).map(({ id, name, relation }) => ({
          title: cut(`${name} (${relation})`, NAME),
          value: id,
        })),
      },
      values: { 's.line.types': tag?.infoTypes.join(',') ?? '', 's.line.about': tag?.about.join(',') ?? '' },
    };
  },
  reads: {
    'line.tag': (inputs, { ref, sip }) =>
      readForm(
        {
          's.line.types': field.many(INFO_TYPES),
          's.line.about': field.many((sip.thirds ?? []).map(({ id }) => id)),
        },
        inputs,
        (form) => ({ line: ref as ItemId, infoTypes: form['s.line.types'], about: form['s.line.about'] }),
      ),
  },
  next: { 'line.tag': 'releases' },
};
