import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Authority, Directory, Staff, Unit } from '../domain/directory.ts';

const FUNCTIONS = [
  'manager',
  'rektor',
  'eht',
  'curator',
  'psychologist',
  'nurse',
  'social-worker',
  'physician',
  'intake',
  'ifo',
  'coordinator',
  'school-chief',
] as const;
const schema = z.strictObject({
  places: z.record(z.string(), z.record(z.string(), z.string())),
  authorities: z.array(
    z.strictObject({ id: z.string(), name: z.string(), principal: z.enum(['municipality', 'region', 'other']) }),
  ),
  units: z.array(
    z.strictObject({
      id: z.string(),
      authority: z.string(),
      name: z.string(),
      sector: z.enum(['school', 'preschool', 'social', 'municipal-health', 'regional-health', 'other']),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      phone: z.string(),
      functions: z.array(z.enum(FUNCTIONS)),
    }),
  ),
});

/**
 * The invented organisations and people of practice mode, in the order of the file; places have the names of the
 * profile that is practised, and names of their own where the file knows none.
 */
export function practiceDirectory(profile = 'default'): Directory {
  const data = schema.parse(parse(readFileSync(new URL('people.yaml', import.meta.url), 'utf8')));
  const places = data.places[profile] ?? data.places['default'] ?? {};
  const named = <One extends { readonly name: string }>(one: One): One => ({
    ...one,
    name: one.name.replaceAll(/\{(\w+)\}/gu, (_whole, place: string) => places[place] ?? ''),
  });
  return {
    authorities: new Map(data.authorities.map((one) => [one.id as Authority['id'], named(one) as Authority])),
    units: new Map(data.units.map((one) => [one.id as Unit['id'], named(one) as Unit])),
    staff: new Map(data.people.map((one) => [one.id as Staff['id'], one as unknown as Staff])),
  };
}
