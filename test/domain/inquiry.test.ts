import { describe, expect, it } from 'vitest';
import {
  answered,
  answerLacks,
  askingLacks,
  mayReadInquiry,
  newInquiry,
  notReached,
  type Asked,
} from '../../src/domain/inquiry.ts';
import type { InquiryId } from '../../src/domain/ids.ts';
import { amir, at, day, eva, sara, ulla } from '../support/walk.ts';

const NOW = at('2026-03-02');
const advice: Asked = { kind: 'advice', text: 'Hur börjar vi?', to: [amir, ulla] };
const meeting: Asked = {
  kind: 'meeting',
  text: 'Frånvaro',
  to: [amir, ulla],
  meeting: { sort: 'consultation', start: at('2026-03-10'), place: 'Rum 12' },
};
const of = (asked: Asked) => newInquiry('x' as InquiryId, eva, asked, NOW);
const codes = (...of: Parameters<typeof answerLacks>): readonly string[] => answerLacks(...of).map(({ code }) => code);

describe('what is asked outside any case', () => {
  it('A-08 is kept for ninety days, and holds nothing that leads to a case', () => {
    expect(of(advice).deleteOn).toBe(day('2026-05-31'));
    expect(Object.keys(of(advice)).toSorted()).toEqual(
      ['answers', 'asker', 'at', 'deleteOn', 'id', 'kind', 'text', 'to', 'unreached'].toSorted(),
    );
  });

  it('A-08 goes to someone, to at most twenty, and a meeting lies ahead', () => {
    const whom = (to: Asked['to']): readonly string[] => askingLacks({ ...advice, to }, NOW).map(({ code }) => code);
    expect([whom([]), whom([amir]), whom(Array.from({ length: 20 }, () => amir))]).toEqual([['inquiry-whom'], [], []]);
    expect(askingLacks({ ...advice, to: Array.from({ length: 21 }, () => amir) }, NOW)).toEqual([
      { code: 'inquiry-many', params: { n: 20 } },
    ]);
    expect(askingLacks(meeting, at('2026-03-10')).map(({ code }) => code)).toEqual(['meeting-past']);
    expect(askingLacks(meeting, at('2026-03-09'))).toEqual([]);
  });

  it('A-08 is read by the one who asked and those who were asked', () => {
    expect([eva, amir, ulla, sara].map((one) => mayReadInquiry(of(advice), one))).toEqual([true, true, true, false]);
  });

  it('A-08 advice and a need are answered once, by one who was asked, with words', () => {
    expect(codes(of(advice), { person: sara, kind: 'advice', text: 'x' })).toEqual(['inquiry-not-yours']);
    expect(codes(of(advice), { person: amir, kind: 'comes', text: '' })).toEqual(['inquiry-not-yours']);
    expect(codes(of(advice), { person: amir, kind: 'advice', text: '' })).toEqual(['inquiry-text']);
    const need = of({ ...advice, kind: 'need' });
    expect(codes(need, { person: amir, kind: 'declines', text: '' })).toEqual(['inquiry-why']);
    expect(codes(need, { person: amir, kind: 'takes', text: '' })).toEqual([]);
    expect(codes(need, { person: amir, kind: 'declines', text: 'Jag hinner inte' })).toEqual([]);
    expect(codes(of(advice), { person: amir, kind: 'advice', text: 'Ring familjen' })).toEqual([]);
    const taken = answered(need, { person: amir, at: NOW, kind: 'takes', text: '' });
    expect(codes(taken, { person: ulla, kind: 'declines', text: 'Jag hinner inte' })).toEqual(['inquiry-done']);
    expect(codes(undefined, { person: amir, kind: 'advice', text: 'x' })).toEqual(['inquiry-gone']);
  });

  it('A-08 nobody is out of reach when it is sent, and each who is not reached is noted once', () => {
    const inquiry = of(advice);
    expect([inquiry.answers, inquiry.unreached]).toEqual([[], []]);
    const missed = [amir, ulla, amir].reduce(notReached, inquiry);
    expect(missed).toEqual({ ...inquiry, unreached: [amir, ulla] });
  });

  it('F11 everyone answers for themselves about a meeting, and may change it', () => {
    const no = answered(of(meeting), { person: amir, at: NOW, kind: 'stays-away', text: 'kurs' });
    expect(codes(no, { person: ulla, kind: 'comes', text: '' })).toEqual([]);
    expect(codes(no, { person: amir, kind: 'comes', text: '' })).toEqual([]);
    const both = answered(no, { person: ulla, at: NOW, kind: 'comes', text: '' });
    const { answers } = answered(both, { person: amir, at: NOW, kind: 'comes', text: '' });
    expect(answers.map(({ person, kind }) => [person, kind])).toEqual([
      [ulla, 'comes'],
      [amir, 'comes'],
    ]);
  });
});
