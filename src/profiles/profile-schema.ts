import { z } from 'zod';
import { PROCESS_IDS, STEPS } from '../domain/case.ts';
import { PROFESSIONS } from '../domain/directory.ts';
import { DUTY_RULES } from '../domain/ladders.ts';
import { SURVEY_MOMENTS } from '../domain/survey.ts';
import { FAMILY_LANGUAGES, FOLLOW_UP_WAYS, INFO_TYPES, MINORITY_LANGUAGES } from '../domain/profile.ts';

const whole = z.int().min(0).max(1000);
const atLeastOne = z.int().min(1).max(1000);
/** U-18: the three weeks are not in the statute, and nothing that people read may say so. */
const text = z
  .string()
  .max(300)
  .refine((value) => !/lagkrav|lagstadga/iu.test(value), 'ordet "lagkrav" får inte stå i en profil (U-18)');
const words = text.min(1);
const sectors = z
  .array(z.enum(['school', 'preschool', 'social', 'municipal-health', 'regional-health', 'other']))
  .min(1);
const stop = z.enum(['soft', 'none']);

const date = z.union([z.iso.date(), z.string().regex(/^(?!02-29)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u)]);
const holiday = z
  .union([
    z.strictObject({ name: words, week: z.int().min(1).max(52) }),
    z.strictObject({ name: words, from: date, to: date }),
    z.strictObject({ name: words, easter: z.tuple([z.int().min(-20).max(20), z.int().min(-20).max(20)]) }),
  ])
  .refine((one) => !('from' in one) || one.from.length === one.to.length, 'båda dagarna ska ha år, eller ingen av dem');

const anchor = z.enum(['planCreatedAt', 'newMeasuresAt']);
const vastbas = z.strictObject({
  opener: words,
  assessors: z.array(words).min(1),
  coordinators: z.strictObject({
    count: z.int().min(2).max(2),
    pool: atLeastOne,
    independence: z.enum(['hard', 'soft']),
  }),
  eht: z.strictObject({ minMonths: whole, maxMonths: atLeastOne, anchor }),
  evaluation: z.strictObject({ months: atLeastOne, anchor }),
  spokespersonWeeks: atLeastOne,
  contactPersonNever: z.array(words),
});

/** A profile as it is written (§6.2), after the platform's default has filled in what it leaves out. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-zåäö0-9-]+$/u),
  version: atLeastOne,
  name: words,
  process: z.enum(PROCESS_IDS),
  words: z.strictObject({ work: words, responsible: words }),
  steps: z.array(z.strictObject({ heading: words, states: z.array(z.enum(STEPS)).min(1) })).min(1),
  ageRange: z
    .strictObject({ min: whole, max: whole })
    .refine(({ min, max }) => min <= max, 'min ska vara högst lika med max'),
  initiators: sectors,
  threshold: z.strictObject({
    units: z.int().min(2).max(9),
    bothPrincipals: stop,
    familyWants: z.boolean(),
    question: words,
  }),
  // A card shows at most twelve choices at once.
  checklist: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/u), text: words }))
    .min(1)
    .max(12),
  familyMayCall: z.boolean(),
  familyDoor: words,
  schoolDuty: text,
  deadlines: z.strictObject({
    startOfWork: z.strictObject({ social: whole, other: whole, red: whole }),
    meeting: z.strictObject({ days: atLeastOne, anchor: z.enum(['needDetectedAt', 'consentAt']) }).nullable(),
    callLead: whole,
    answer: whole,
    planSent: whole,
    signatures: whole,
  }),
  oralContact: stop,
  leaderFrom: sectors,
  absence: z.strictObject({ reportTo: words }).nullable(),
  consent: z.strictObject({
    childSignsFromAge: z.int().min(12).max(17).nullable(),
    childSignsIfMature: z.boolean(),
    maturityAssessors: z.array(z.enum(PROFESSIONS)).min(1),
    guardians: z.enum(['all', 'one']),
    writtenRequired: z.boolean(),
    maxMonths: z.int().min(1).max(36),
    perAuthorityConfirmation: z.boolean(),
    excludedByDefault: z.array(z.enum(INFO_TYPES)),
    warnDays: z.array(whole),
  }),
  withoutConsent: text,
  refusal: z.strictObject({ reasonMinChars: whole }),
  surveys: z.array(z.enum(SURVEY_MOMENTS)),
  feedbackRoutes: z.enum(['hard', 'soft']),
  originalHolder: z.enum(['responsible', 'family']),
  signaturesFrom: z.enum(['all', 'family']),
  followUp: z.strictObject({ ways: z.array(z.enum(FOLLOW_UP_WAYS)).min(1) }),
  documents: z.strictObject({ plan: words }),
  records: text,
  agreement: text,
  minority: z.array(z.enum(MINORITY_LANGUAGES)),
  languages: z.strictObject({
    family: z.array(z.enum(FAMILY_LANGUAGES)).min(1),
    approvedBy: z.partialRecord(z.enum(FAMILY_LANGUAGES), words),
  }),
  schoolHolidays: z.array(holiday),
  ladders: z.strictObject({ everyDays: atLeastOne, times: atLeastOne, silent: z.array(z.enum(DUTY_RULES)) }),
  // Fewer than five could be someone known.
  statistics: z.strictObject({ minGroup: z.int().min(5).max(100) }),
  reopenDays: whole,
  workCopyDays: whole,
  emergency: z.strictObject({ phone: text, concernPhone: words }),
  legalRefs: z.strictObject({
    plan: z.array(z.string()).min(1),
    consent: z.array(z.string()).min(1),
    concern: z.array(z.string()).min(1),
  }),
  vastbas: vastbas.nullable(),
  doubts: z.record(z.string().regex(/^U-\d\d$/u), z.strictObject({ point: words, setting: words, decided: text })),
});
export type WrittenProfile = z.infer<typeof profileSchema>;
