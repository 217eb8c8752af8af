import handOverCard from '../../../cards/hand-over.json' with { type: 'json' };
import { availableVerbs } from '../../domain/available.ts';
import { progressFor } from '../../domain/deadlines.ts';
import { authorityOf, unitOf } from '../../domain/directory.ts';
import { fitting } from '../fitting.ts';
import { staffChoices } from '../people.ts';
import type { Choice, DeskScreen } from '../screen.ts';
import { progressText } from '../texts.ts';
import type { Desk, OwnCase } from '../view.ts';

const MOST = 30;
const FEW = 6;
const STAFF_BYTES = 7000;

/** The cases that the viewer answers for and can hand over now. */
export const passableCases = ({ cases, directory, viewer }: Desk): readonly OwnCase[] =>
  cases.filter(({ sip }) => availableVerbs(directory, sip, viewer).has('case.hand-over'));

/** Of the same authority, colleagues of the own unit first. */
function successors({ directory, viewer }: Desk): readonly Choice[] {
  const unit = unitOf(directory, viewer);
  const authority = authorityOf(directory, unit)?.id;
  const of = (isOwn: boolean): readonly Choice[] =>
    staffChoices(
      directory,
      (one) => one.id !== viewer && authorityOf(directory, one.unit)?.id === authority && (one.unit === unit) === isOwn,
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
      choices: { cases, staff: successors(desk) },
    };
  },
};
