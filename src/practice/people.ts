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
] as const;
const schema = z.strictObject({
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

/** The invented organisations and people of practice mode, in the order of the file. */
export function practiceDirectory(): Directory {
  const data = schema.parse(parse(readFileSync(new URL('people.yaml', import.meta.url), 'utf8')));
  return {
    authorities: new Map(data.authorities.map((one) => [one.id as Authority['id'], one as Authority])),
    units: new Map(data.units.map((one) => [one.id as Unit['id'], one as Unit])),
    staff: new Map(data.people.map((one) => [one.id as Staff['id'], one as unknown as Staff])),
  };
}
