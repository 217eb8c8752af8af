import { expect, test } from 'vitest';
import { askAdvice, askMeeting, askNeed } from '../../src/cards/inquiry-forms.ts';
import { context, eva } from '../support/walk.ts';

const writer = { person: eva, known: ['Alva Lind-Ek'], directory: context.directory, profile: context.profile };
const form = (place: string): Record<string, string> => ({
  's.plain.sort': 'information',
  's.anon.text': 'Så arbetar vi tillsammans.',
  's.anon.check': 'no',
  's.plain.day': '2026-04-01',
  's.plain.time': '09:00',
  's.plain.place': place,
  's.ask.to': '',
  's.ask.to2': '',
  's.ask.to3': '',
});
const faults = (place: string): readonly string[] => {
  const reading = askMeeting(form(place), writer);
  return reading.ok ? [] : reading.faults;
};

test.each(['hemma hos Alva', 'alvas rum', 'Familjen Lind'])('F11 the place "%s" tells whom it is about', (place) => {
  expect(faults(place).join(' ')).toContain('Här finns uppgifter som visar vem det gäller.');
});

test.each(['Storgatan 4, rum 212', 'Björkskolan', 'https://meet.example/abc', 'Karin Holms rum', 'Lindvägen 3'])(
  'F11 the place "%s" is a place',
  (place) => {
    expect(faults(place)).toEqual([]);
  },
);

test('F03 A-08 whom it goes to is asked for together with all else that is missing', () => {
  const empty = { 's.anon.text': 'Alva Lind-Ek är hemma.', 's.anon.check': '', 's.ask.to': '' };
  for (const ask of [askNeed, askAdvice]) {
    const reading = ask(empty, writer);
    expect(reading.ok ? [] : reading.faults).toEqual(
      expect.arrayContaining([
        'Här finns uppgifter som visar vem det gäller. Ta bort dem.',
        'Välj vem du skickar till.',
      ]),
    );
  }
});
