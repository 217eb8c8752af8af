import { expect, it } from 'vitest';
import { landingOf } from '../../src/talk/landing.ts';
import { buttonsOf, drawn, viewOf } from '../support/seen.ts';
import { malin } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, karin, Walk } from '../support/walk.ts';

it('a manager who also takes part comes back to the overview of the case, and nothing is said to be closed', () => {
  expect(landingOf(viewOf(new Walk().followedUp(), karin), 'manager')).toEqual({ id: 'case', fellBack: false });
});

it('a screen that is not open now leads to the overview, and it is said', () => {
  expect(landingOf(viewOf(new Walk().consented(), eva), 'follow-up')).toEqual({ id: 'case', fellBack: true });
});

it('E7 the goals lead on to the end where the case can be ended, and nowhere else', () => {
  expect(buttonsOf(drawn('goals', new Walk().followedUp(), eva))).toContain('Gå till avslut');
  expect(buttonsOf(drawn('goals', new VastbasWalk().followedUp(), malin))).not.toContain('Gå till avslut');
});
