import { describe, expect, it } from 'vitest';
import { drawCase } from '../../src/cards/draw.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { viewOf, wordsOf } from '../support/seen.ts';
import { amir, at, day, eva, jonas, karin, sara, Walk } from '../support/walk.ts';

const overview = (walk: Walk, viewer: PersonId, lastSeen?: Instant): string => {
  const view = viewOf(walk, viewer);
  return wordsOf(drawCase(caseScreens.case, lastSeen ? { ...view, lastSeen } : view, { nonce: 'n' }));
};
const SINCE = 'Sedan du var här';
const seen = at('2026-03-02', '11:00');

describe('someone who has been away for weeks', () => {
  const meanwhile = (): Walk => {
    const walk = new Walk().called().on('2026-03-04');
    for (const person of [amir, sara])
      walk.does(person, 'invitation.answer', { guest: walk.guest(person), answer: { kind: 'yes' } });
    return walk;
  };

  it('sees what others have done since then, and nothing of what the case is about', () => {
    const words = overview(meanwhile().on('2026-03-24'), eva, seen);
    expect(words).toContain('Sedan du var här 2 mars 2026');
    expect(words).toContain('• 2 svar på kallelsen har kommit.');
    const news = words.slice(words.indexOf(SINCE), words.indexOf('Att göra'));
    expect(news).not.toMatch(/Alva|Maria|Amir/u);
  });

  it('reads of a meeting that was held, a plan that was fixed and the step where the case is now', () => {
    const walk = new Walk()
      .fixed()
      .on('2026-04-14')
      .does(jonas, 'measure.report', {
        measure: new Walk().fixed().fixedItems.measures[0] ?? ('' as never),
        result: 'done',
        note: '',
      });
    const words = overview(walk, eva, seen);
    for (const line of ['Mötet hölls 18 mars 2026.', 'Plan 1 är fastställd.', 'En insats har fått svar.'])
      expect(words).toContain(`• ${line}`);
    expect(words).toContain('• Ärendet är nu i 6. Följ upp.');
  });

  it('is not told of what one has done oneself, nor after a few days, nor the first time', () => {
    const called = new Walk()
      .prepared()
      .on('2026-03-05')
      .does(eva, 'meeting.plan', {
        start: at('2026-03-19'),
        minutes: 60,
        place: 'Rum 12',
        link: '',
      });
    expect(overview(called.on('2026-03-24'), eva, seen)).not.toContain(SINCE);
    expect(overview(meanwhile().on('2026-03-08'), eva, seen)).not.toContain(SINCE);
    expect(overview(meanwhile().on('2026-03-24'), eva)).not.toContain(SINCE);
  });

  it('reads that a colleague has paused the case', () => {
    const pause = { why: 'Familjen är bortrest', until: day('2026-04-27') };
    const walk = new Walk().fixed().on('2026-03-20').does(karin, 'case.pause', pause);
    expect(overview(walk.on('2026-03-24'), eva, seen)).toContain('• Ärendet är pausat.');
    expect(overview(walk, karin, seen)).not.toContain('• Ärendet är pausat.');
  });

  it('an invited person of another organisation reads of the meeting and not of the answers', () => {
    const walk = meanwhile();
    walk.does(eva, 'meeting.move', {
      start: at('2026-03-25'),
      minutes: 60,
      place: 'Rum 1',
      link: '',
      why: 'Sjukdom i familjen',
    });
    const words = overview(walk.on('2026-03-24'), amir, seen);
    expect(words).toContain('• Mötet har fått en tid: onsdag 25 mars 2026 kl. 10:00.');
    expect(words).not.toContain('svar på kallelsen');
    walk.does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    expect(overview(walk, karin, seen)).toContain('• Mötet är inställt.');
  });
});
