import { describe, expect, it } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import { HINDERED } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { child, day, eva, father, jonas, karin, mother, Walk } from '../support/walk.ts';
import { managerOf } from '../../src/domain/directory.ts';

const shelter = { ...HINDERED, kind: 'shelter' } as const;
const care = { ...HINDERED, kind: 'care' } as const;
const family = ({ sip }: Walk): readonly unknown[] =>
  sip.meetings.at(-1)?.guests.flatMap(({ member }) => member ?? []) ?? [];

describe('W9–W11 what is kept about the guardians', () => {
  it('is what belongs to its kind: no guardian of a child in care, a last day of a hindrance alone', () => {
    const noted = (payload: Payloads['circumstance.set']): unknown =>
      new Walk().scoped().does(eva, 'circumstance.set', payload).sip.circumstances;
    const { assessment, assessedBy } = HINDERED;
    const common = { assessment, assessedBy, by: eva, on: '2026-03-02' };
    expect(noted(care)).toEqual([{ kind: 'care', ...common }]);
    expect(noted(shelter)).toEqual([{ kind: 'shelter', guardian: father, ...common }]);
    expect(noted(HINDERED)).toEqual([{ kind: 'hindered', guardian: father, ...common, until: '2026-03-16' }]);
  });

  it('is one of each kind; one that is written anew or ends leaves the others', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', care).does(eva, 'circumstance.set', HINDERED);
    const kinds = (): readonly string[] => walk.sip.circumstances?.map(({ kind }) => kind) ?? [];
    expect(kinds()).toEqual(['care', 'hindered']);
    walk.does(eva, 'circumstance.set', { ...care, assessment: 'Nämnden står bakom' });
    expect(kinds()).toEqual(['hindered', 'care']);
    walk.does(eva, 'circumstance.end', { kind: 'hindered', ended: 'Pappa är hemma' });
    expect(kinds()).toEqual(['care']);
  });

  it('W11 leaves somebody to decide, in whichever order it is written', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', shelter);
    expect(lacksOf(walk.refuses(eva, 'circumstance.set', { ...HINDERED, guardian: mother }))).toEqual([
      'circumstance-last',
    ]);
    expect(walk.tries(eva, 'circumstance.set', HINDERED).ok).toBe(true);
  });

  it('W11 may last today only, and says how many days it may be', () => {
    const walk = new Walk().scoped();
    expect(walk.refuses(eva, 'circumstance.set', { ...HINDERED, until: day('2026-03-17') })).toMatchObject({
      lacks: [{ code: 'hindered-until', params: { n: 14 } }],
    });
    expect(walk.tries(eva, 'circumstance.set', { ...HINDERED, until: walk.today }).ok).toBe(true);
  });

  it('W10 only protected housing takes a guardian from the list, and not from the list of a meeting that has begun', () => {
    const whole = [child, mother, father];
    for (const one of [care, HINDERED])
      expect(family(new Walk().called().does(eva, 'circumstance.set', one))).toEqual(whole);
    expect(family(new Walk().called().does(eva, 'circumstance.set', shelter))).toEqual([child, mother]);
    expect(family(new Walk().meeting().does(eva, 'circumstance.set', shelter))).toEqual(whole);
  });
});

describe('F96 the lock of a case', () => {
  it('that is not locked cannot be lifted, kept or asked to be lifted', () => {
    const walk = new Walk().called();
    const manager = managerOf(walk.context.directory, walk.sip.unit) ?? jonas;
    expect(lacksOf(walk.refuses(eva, 'protection.ask-lift', { why: 'x' }))).toEqual(['protection-none']);
    expect(lacksOf(walk.refuses(manager, 'protection.lift', {}))).toEqual(['protection-none']);
    expect(lacksOf(walk.refuses(manager, 'protection.keep', {}))).toEqual(['protection-none']);
  });

  it('§5.2 is kept only when someone has asked to lift it', () => {
    const walk = new Walk().called().does(eva, 'protection.set', { kind: 'shelter' });
    expect(lacksOf(walk.refuses(karin, 'protection.keep', {}))).toEqual(['protection-not-asked']);
    walk.does(eva, 'protection.ask-lift', { why: 'Skyddet har upphört' }).does(karin, 'protection.keep', {});
    expect(walk.sip.protection).toEqual({ kind: 'shelter', by: eva, on: '2026-03-02' });
  });
});
