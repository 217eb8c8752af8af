import { describe, expect, it } from 'vitest';
import { adviceLacks, identityTraces, namesInPlace } from '../../src/domain/identity-filter.ts';
import { context, eva, Walk } from '../support/walk.ts';

const traces = (text: string, ...known: readonly string[]): readonly string[] =>
  identityTraces(text, known, context.directory).map(({ trace, found }) => `${trace} ${found}`);

describe('§3.6 what tells who a text is about', () => {
  it('ID-01 a trace of the kind that stops it, or that its writer can be known by, stops advice', () => {
    const [name, months] = [
      { trace: 'name', found: 'Alva' },
      { trace: 'months', found: '8 månader' },
    ] as const;
    const codes = (...args: Parameters<typeof adviceLacks>): readonly string[] =>
      adviceLacks(...args).map(({ code }) => code);
    expect(codes([], false)).toEqual([]);
    expect(codes([months], false)).toEqual([]);
    expect(codes([months, name], false)).toEqual(['ID-01']);
    expect(codes([], true)).toEqual(['anon-known']);
  });

  it('is a known name as a whole, however many spaces it is written with, and whatever signs are in it', () => {
    expect(traces('vi såg Anna   Karin där', 'Anna Karin')).toEqual(['name Anna   Karin']);
    expect(traces('vi såg Anna Karin där', 'Anna  Karin')).toEqual(['name Anna Karin']);
    expect(traces('om A+B i dag', 'A+B')).toEqual(['name A+B']);
    expect(traces('om AAB i dag', 'A+B')).toEqual([]);
    expect(traces('sa: Qvarna .', ' Qvarna ')).toEqual(['name Qvarna']);
  });

  it('is every name, each once, and a known name before two capitals that are only pointed out', () => {
    expect(traces('både Elsa och Hugo, mest Elsa')).toEqual(['name Elsa', 'name Hugo']);
    expect(traces('och Qvarna Zetter kom', 'Qvarna Zetter')).toEqual(['name Qvarna Zetter']);
  });

  it('is not made of what stands on both sides of a trace', () => {
    expect(traces('El850101-1234sa')).toEqual(['number 850101-1234']);
  });

  it('is no short word that is also a name, no single sign, and nothing when no name is given', () => {
    expect(traces('vi vill bo där', 'Bo Qvarna')).toEqual([]);
    expect(traces('vi såg Bo där', 'Bo Qvarna')).toEqual(['name Bo']);
    expect(traces('S', 'Qvarna - Zetter')).toEqual([]);
    expect(traces('vi s och t', '')).toEqual([]);
  });
});

describe('W6 the 18th birthday', () => {
  it('is noted once, however often the case is looked at afterwards', () => {
    const walk = new Walk().consented('2026-11-30', '2008-03-10').on('2026-03-10');
    walk.does('system', 'look', {}).does('system', 'look', {}).on('2026-03-11').does('system', 'look', {});
    expect(walk.history.filter(({ type }) => type === 'CameOfAge')).toEqual([{ type: 'CameOfAge', on: '2026-03-10' }]);
    walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
    expect(walk.history.filter(({ type }) => type === 'CameOfAge')).toHaveLength(1);
  });
});

describe('F11 the place of a meeting', () => {
  const inPlace = (place: string, ...known: readonly string[]) => namesInPlace(place, known);

  it('F11 shows each part of a name in the writer’s own cases, in any case and in the genitive', () => {
    const known = ['Alva Berg-Lind', 'Mira  Qvarna'];
    expect(inPlace('Hemma hos ALVA', ...known)).toEqual([{ trace: 'name', found: 'ALVA' }]);
    expect(inPlace('Alvas skola, rum Lind', ...known).map(({ found }) => found)).toEqual(['Alvas', 'Lind']);
    expect(inPlace('Qvarna-salen och bergs torg', ...known).map(({ found }) => found)).toEqual(['Qvarna', 'bergs']);
    expect(inPlace('hos A\u030Asas', 'Åsas Ek').map(({ found }) => found)).toEqual(['Åsas']);
  });

  it('F11 is not read for anything else, for words of three letters, or for a name of nobody known', () => {
    expect(inPlace('Storgatan 12, 070-123 45 67', 'Alva Berg')).toEqual([]);
    expect(inPlace('12', 'Alva Berg')).toEqual([]);
    expect(inPlace('rum Bo Eks', 'Bo Ek')).toEqual([]);
    expect(inPlace('Bosse', 'Boss Ek').map(({ found }) => found)).toEqual([]);
    expect(inPlace('rum Alva')).toEqual([]);
  });
});
