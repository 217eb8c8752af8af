import { z } from 'zod';
import type { Directory } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import {
  adviceLacks,
  identityTraces,
  isStopping,
  namesInPlace,
  type Finding,
  type Trace,
} from '../domain/identity-filter.ts';
import { MEETING_SORTS, type Asked, type InquiryAnswer } from '../domain/inquiry.ts';
import type { Profile } from '../domain/profile.ts';
import { atTime } from '../domain/time.ts';
import { cut } from './cut.ts';
import { field } from './fields.ts';
import { anyone, peopleOfRole, starters } from './inquiry-people.ts';
import { lackText } from './texts.ts';
import type { Inputs } from './view.ts';

const TRACES: Readonly<Record<Trace, string>> = {
  number: 'Personnummer eller telefonnummer',
  date: 'Födelsedag eller annat datum',
  address: 'Adress',
  contact: 'E-post eller användarnamn',
  class: 'Klass eller avdelning',
  unit: 'Skola eller verksamhet',
  name: 'Namn',
  months: 'Ålder i månader',
  profession: 'Förälders arbete',
  link: 'Länk',
  capitals: 'Kanske ett namn eller en ort',
};
const FOUND = 60;
const line = ({ trace, found }: Finding): string => `${TRACES[trace]}: ${cut(found, FOUND)}`;

/** Who writes, and the names in that person's own cases. */
export type Writer = {
  readonly person: PersonId;
  readonly known: readonly string[];
  readonly directory: Directory;
  readonly profile: Profile;
};
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly string[] };

/** What in a text, and in the place of a meeting, stops it (ID-01), in Swedish, and what is worth a second look (§3.6). */
function filtered(
  inputs: Inputs,
  { known, directory }: Writer,
): { readonly faults: string[]; readonly hints: string[] } {
  const findings = [
    ...identityTraces(inputs['s.anon.text'] ?? '', known, directory),
    ...namesInPlace(inputs['s.plain.place'] ?? '', known),
  ];
  const faults = adviceLacks(findings, inputs['s.anon.check'] === 'yes').flatMap((lack) => [
    lackText(lack),
    ...(lack.code === 'ID-01' ? findings.filter(isStopping).map(line) : []),
  ]);
  return { faults, hints: findings.filter((one) => !isStopping(one)).map(line) };
}

/** A form whose text has passed the filter; all that is wrong is said at once. */
function read<Shape extends z.ZodRawShape, Value>(
  shape: Shape,
  inputs: Inputs,
  writer: Writer,
  value: (form: z.output<z.ZodObject<Shape>>) => Value,
): Read<Value> {
  const parsed = z.object(shape).safeParse(inputs);
  const unread = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  const faults = [...filtered(inputs, writer).faults, ...new Set(unread)];
  return parsed.success && faults.length === 0 ? { ok: true, value: value(parsed.data) } : { ok: false, faults };
}

const checked = { 's.anon.check': field.one(['no', 'yes'], 'Svara på om någon kan förstå vem det gäller.') };
const text = (error: string) => ({ 's.anon.text': field.needed('Texten', error) });
/** Said together with all else that is missing. */
const whom = { 's.ask.to': field.needed('Vem du frågar', lackText({ code: 'inquiry-whom' }), 400) };

export type AdviceReading =
  | { readonly ok: true; readonly text: string; readonly hints: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** the text and what to look at once more, or what stops it. */
export function readAdvice(inputs: Inputs, writer: Writer): AdviceReading {
  const shape = { ...text('Beskriv vad du vill ha råd om.'), ...checked };
  const reading = read(shape, inputs, writer, (form) => form['s.anon.text']);
  return reading.ok ? { ok: true, text: reading.value, hints: filtered(inputs, writer).hints } : reading;
}

type AskReader = (inputs: Inputs, writer: Writer) => Read<Asked>;

/** The question whether anyone can tell was answered on the card before. */
export const askAdvice: AskReader = (inputs, writer) =>
  read({ ...text('Beskriv vad du vill ha råd om.'), ...whom }, inputs, writer, (form) => ({
    kind: 'advice',
    text: form['s.anon.text'],
    to: peopleOfRole(writer.directory, writer.person, anyone, form['s.ask.to']),
  }));

/** F03 */
export const askNeed: AskReader = (inputs, writer) =>
  read({ ...text('Skriv vad du ser för behov.'), ...checked, ...whom }, inputs, writer, (form) => ({
    kind: 'need',
    text: form['s.anon.text'],
    to: peopleOfRole(writer.directory, writer.person, starters(writer.profile, writer.directory), form['s.ask.to']),
  }));

/** F11 */
export const askMeeting: AskReader = (inputs, writer) => {
  const shape = {
    's.plain.sort': field.one(MEETING_SORTS, 'Välj vad det är för möte.'),
    ...text('Skriv vad mötet handlar om.'),
    ...checked,
    's.plain.day': field.day('Välj vilken dag mötet är.'),
    's.plain.time': field.time('Välj vilken tid mötet börjar.'),
    's.plain.place': field.needed('Platsen', 'Skriv en plats eller en länk.', 400),
    's.ask.to': field.text('Vem du bjuder in', 400),
    's.ask.to2': field.text('Vem du bjuder in', 400),
    's.ask.to3': field.text('Vem du bjuder in', 400),
  };
  return read(shape, inputs, writer, (form) => ({
    kind: 'meeting',
    text: form['s.anon.text'],
    to: [form['s.ask.to'], form['s.ask.to2'], form['s.ask.to3']]
      .filter((role, index, roles) => roles.indexOf(role) === index)
      .flatMap((role) => peopleOfRole(writer.directory, writer.person, anyone, role)),
    meeting: {
      sort: form['s.plain.sort'],
      start: atTime(form['s.plain.day'], form['s.plain.time']),
      place: form['s.plain.place'],
    },
  }));
};

/** What is answered may tell who it is about as little as what was asked. */
export const readReply = (
  inputs: Inputs,
  writer: Writer,
  kind: InquiryAnswer['kind'],
): Read<Omit<InquiryAnswer, 'at'>> =>
  read({ 's.anon.text': field.text('Texten') }, inputs, writer, (form) => ({
    person: writer.person,
    kind,
    text: form['s.anon.text'],
  }));
