import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { PROCESS_IDS, STEPS } from '../domain/case.ts';
import { stepsIn } from '../domain/process/processes.ts';
import { INFO_TYPES, type Profile } from '../domain/profile.ts';

const days = z.int().min(0).max(1000);
const SECTORS = ['school', 'preschool', 'social', 'municipal-health', 'regional-health', 'other'] as const;

const schema: z.ZodType<Profile> = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/u),
  version: z.int().min(1),
  name: z.string().min(1),
  process: z.enum(PROCESS_IDS),
  steps: z.array(z.strictObject({ heading: z.string().min(1), states: z.array(z.enum(STEPS)).min(1) })).min(1),
  ageRange: z.strictObject({ min: days, max: days }),
  initiators: z.array(z.enum(SECTORS)).min(1),
  deadlines: z.strictObject({
    startOfWork: z.strictObject({ social: days, other: days, red: days }),
    meeting: z.strictObject({ days, anchor: z.enum(['needDetectedAt', 'consentAt']) }).nullable(),
    callLead: days,
    answer: days,
    planSent: days,
    signatures: days,
  }),
  consent: z.strictObject({
    childSignsFromAge: days.nullable(),
    childSignsIfMature: z.boolean(),
    writtenRequired: z.boolean(),
    maxMonths: z.int().min(1).max(36),
    perAuthorityConfirmation: z.boolean(),
    excludedByDefault: z.array(z.enum(INFO_TYPES)),
    warnDays: z.array(days),
  }),
  refusal: z.strictObject({ reasonMinChars: days }),
  originalHolder: z.enum(['responsible', 'family']),
  signaturesFrom: z.enum(['all', 'family']),
  attendanceDuty: z.boolean(),
  ladders: z.strictObject({ everyDays: z.int().min(1), times: z.int().min(1) }),
  reopenDays: days,
  workCopyDays: days,
  emergency: z.strictObject({ phone: z.string().min(1), concernPhone: z.string().min(1) }),
  legalRefs: z.strictObject({ plan: z.string().min(1), concern: z.string().min(1) }),
});

/** Reads a profile and checks it: an unknown key, a missing one or a step without a heading is refused (PT4, PT8). */
export function loadProfile(file: string | URL): Profile {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new TypeError(`${String(file).split('/').at(-1)}: ${z.prettifyError(parsed.error)}`);
  const named = new Set(parsed.data.steps.flatMap((step) => step.states));
  const missing = ['draft' as const, ...stepsIn(parsed.data.process)].filter((step) => !named.has(step));
  if (missing.length > 0) throw new TypeError(`${parsed.data.id}: no heading for ${missing.join(', ')}`);
  return parsed.data;
}

export const vastraGotaland = (): Profile => loadProfile(new URL('vastra-gotaland.yaml', import.meta.url));
