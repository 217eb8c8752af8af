import { describe, expect, it } from 'vitest';
import { drawn, wordsOf } from '../support/seen.ts';
import { nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { day, eva, jonas, Walk } from '../support/walk.ts';

describe('the overview', () => {
  it('names the measure that each line is about, for those who may read the case', () => {
    const walk = new Walk().fixed();
    const [measure] = walk.sip.plans.at(-1)?.measures ?? [];
    expect(measure?.text).toBeTruthy();
    expect(wordsOf(drawn('case', walk, jonas))).toContain(`Berätta hur det går med en insats: ${measure?.text}`);
  });

  it('B-07 says after network meeting 1 that the next one is prepared, not that the consent has just come', () => {
    const first = wordsOf(drawn('case', new Walk().consented(), eva));
    expect(first).toContain('Alla har sagt ja: samtycket är klart.');
    const second = wordsOf(drawn('case', new VastbasWalk().second(), nina));
    expect(second).toContain('Nu förbereder ni nästa möte.');
    expect(second).not.toContain('Alla har sagt ja');
  });

  it('A-03 F07 bears the name of how it ended when it never left the first step', () => {
    const walk = new Walk().need().does(eva, 'need.reroute', { route: 'support', why: 'Familjen ringer själv.' });
    const words = wordsOf(drawn('case', walk, eva));
    expect([words.includes('En annan väg'), words.includes('Bedöm behovet')]).toEqual([true, false]);
    const refused = new Walk().need().does(eva, 'need.refuse', {
      why: 'Skolans eget stöd räcker, det är vi överens om.',
      decidedBy: 'Eva Lind',
      informedAt: day('2026-03-02'),
      informedHow: 'på telefon',
    });
    expect(wordsOf(drawn('case', refused, eva))).toContain('Bedöm behovet');
  });
});
