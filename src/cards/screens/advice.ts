import { z } from 'zod';
import adviceCard from '../../../cards/advice.json' with { type: 'json' };
import adviceTextCard from '../../../cards/advice-text.json' with { type: 'json' };
import type { Directory } from '../../domain/directory.ts';
import { adviceLacks, identityTraces, isStopping, type Finding, type Trace } from '../../domain/identity-filter.ts';
import { cut } from '../cut.ts';
import { field } from '../fields.ts';
import type { DeskScreen } from '../screen.ts';
import { lackText } from '../texts.ts';
import type { Inputs } from '../view.ts';

/** advice without a name. Belongs to no case, and what is written is kept nowhere. */
export const advice: DeskScreen = { template: adviceCard, desk: () => ({}) };
export const adviceText: DeskScreen = { template: adviceTextCard, desk: () => ({}) };

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

const form = z.object({
  's.anon.text': field.needed('Texten', 'Beskriv vad du vill ha råd om.'),
  's.anon.check': field.one(['no', 'yes'], 'Svara på om någon kan förstå vem det gäller.'),
});

export type AdviceReading =
  | { readonly ok: true; readonly text: string; readonly hints: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The text and what to look at once more, or in Swedish what stops it (§3.6, ID-01). `known` are the names in the
 * writer's own cases.
 */
export function readAdvice(inputs: Inputs, known: readonly string[], directory: Directory): AdviceReading {
  const parsed = form.safeParse(inputs);
  const unread = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  const findings = identityTraces(inputs['s.anon.text'] ?? '', known, directory);
  const found = findings.filter(isStopping).map(line);
  const lacks = adviceLacks(findings, inputs['s.anon.check'] === 'yes').flatMap((lack) => [
    lackText(lack),
    ...(lack.code === 'ID-01' ? found : []),
  ]);
  const faults = [...lacks, ...unread];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  return { ok: true, text: parsed.data['s.anon.text'], hints: findings.filter((one) => !isStopping(one)).map(line) };
}
