import { describe, expect, it } from 'vitest';
import { identityTraces, isStopping } from '../../src/domain/identity-filter.ts';
import { context } from '../support/walk.ts';

const KNOWN = ['Alva-Maj Kanariefors', 'Tore Berg', 'K7F2'];
const tracesOf = (text: string) => identityTraces(text, KNOWN, context.directory);
const stops = (text: string): readonly string[] =>
  tracesOf(text)
    .filter(isStopping)
    .map(({ trace, found }) => `${trace}: ${found}`);

it('C45 a text that says only how things are is free', () => {
  expect(tracesOf('Tonåring, hög frånvaro, oro hemma.')).toEqual([]);
});

describe('§3.6 what stops a text that shall not show whom it is about', () => {
  it.each([
    ['C43 a personal identity number', 'Gäller 120304-1234.', 'number: 120304-1234'],
    ['one with the century', 'Gäller 201203041234.', 'number: 201203041234'],
    ['one with a plus sign', 'Gäller 120304+1234', 'number: 120304+1234'],
    ['one with a dash that is no hyphen', 'Gäller 120304–1234', 'number: 120304–1234'],
    ['a coordination number', 'Gäller 120364-1234', 'number: 120364-1234'],
    ['one with a sign that is not seen', 'Gäller 1203\u200b04-1234', 'number: 120304-1234'],
    ['one in wide digits', 'Gäller １２０３０４-１２３４', 'number: 120304-1234'],
    ['a mobile number', 'Ring 070-123 45 67 i dag', 'number: 070-123 45 67'],
    ['a number abroad', 'Ring +46 70 123 45 67', 'number: +46 70 123 45 67'],
    ['a date of birth', 'Hen är född 2012-03-04.', 'date: 2012-03-04'],
    ['a date of birth in words', 'Hen fyllde år den 4 mars 2012.', 'date: 4 mars 2012'],
    ['a date of birth with a stroke', 'Hen fyllde år 4/3 2012.', 'date: 4/3 2012'],
    ['a date of birth in six digits', 'Hen är 120304.', 'date: 120304'],
    ['a year of birth', 'Hen är född 2012.', 'date: född 2012'],
    ['an e-mail address', 'Skriv till mamma@exempel.se', 'contact: mamma@exempel.se'],
    ['a mention', 'Fråga @eva.lind', 'contact: @eva.lind'],
    ['a street', 'De bor på storgatan 12 B.', 'address: storgatan 12 B'],
    ['a street of two words', 'De bor på Norra väg 5.', 'address: Norra väg 5'],
    ['a postcode', 'De bor i 451 23 Ekdalen.', 'address: 451 23 Ekdalen'],
    ['a class', 'Går i 7B.', 'class: 7B'],
    ['a class in small letters', 'Går i klass 7 b nu', 'class: klass 7 b'],
    ['a group of a preschool', 'Går på avdelningen i klass Solrosen', 'class: klass Solrosen'],
    ['a unit of the directory', 'Vi på björkskolans expedition', 'unit: björkskolans'],
    ['a school that is in no directory', 'Hen går på Tallbackaskolan.', 'unit: Tallbackaskolan'],
    ['a member of staff', 'Fråga eva lind om det', 'name: eva lind'],
    ['a child of one’s own cases', 'Det gäller alva-maj kanariefors hemma', 'name: alva-maj kanariefors'],
    ['a part of such a name', 'Det gäller Kanariefors.', 'name: Kanariefors'],
    ['such a given name in small letters', 'Det gäller tores mamma', 'name: tores'],
    ['the alias of such a case', 'Se k7f2.', 'name: k7f2'],
    ['a common given name', 'Vad kan vi göra för Elsas skull?', 'name: Elsas'],
    ['a surname', 'Familjen Fågelsson vill inte.', 'name: Fågelsson'],
  ])('%s is found and shown as it stands', (_what, text, found) => {
    expect(stops(text)).toEqual([found]);
  });

  it.each([
    'tonåring, hög frånvaro, oro hemma',
    'Ett barn i årskurs 7 är borta varje måndag. Vi har mötts 3 gånger sedan i höstas.',
    'Barnet har fått stöd enligt 21 kap. 3 a § och vi undrar om 12 timmar i veckan räcker.',
    'Grundskolan och Gymnasieskolan gör olika. Förskolan också. Skolan vill hjälpa.',
    'På vägen 3 gånger i veckan, omvägen tar 20 minuter.',
    'Det är berg och dal. Mötet varar 60 minuter, kl. 14:30.',
    '',
  ])('C45 an ordinary text goes through: %s', (text) => {
    expect(tracesOf(text)).toEqual([]);
  });

  it.each([
    ['an age in months', 'Syskonet är 7 månader.', 'months'],
    ['the work of a parent', 'Pappan jobbar som tandläkare.', 'profession'],
    ['a link', 'Läs https://exempel.se/sida', 'link'],
    ['two words that may be a name', 'I går var Kanarie Fågel här.', 'capitals'],
  ])('%s is pointed out and does not stop', (_what, text, trace) => {
    expect(tracesOf(text).map((one) => one.trace)).toEqual([trace]);
    expect(stops(text)).toEqual([]);
  });

  it('each thing is said once, and one text may hold many', () => {
    expect(stops('Elsa, Elsa och 120304-1234 i 7B')).toEqual(['number: 120304-1234', 'class: 7B', 'name: Elsa']);
  });
});
