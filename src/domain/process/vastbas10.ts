import { consentRows } from './consent-rows.ts';
import { disclosureRows } from './disclosure-rows.ts';
import { followUpRows } from './follow-up-rows.ts';
import { vastbasHandoverRows } from './handover-rows.ts';
import { meetingRows } from './meeting-rows.ts';
import { pauseRows } from './pause-rows.ts';
import { planRows } from './plan-rows.ts';
import type { Process } from './row.ts';
import { startRows } from './start-rows.ts';
import { surveyRows } from './survey-rows.ts';
import { systemRows } from './system-rows.ts';
import { vastbasContactRows } from './vastbas-contact-rows.ts';
import { vastbasFollowUpRows } from './vastbas-follow-up-rows.ts';
import { vastbasMeetingRows } from './vastbas-meeting-rows.ts';
import { vastbasStartRows } from './vastbas-start-rows.ts';

/** Process B, "Västbas 10 steg" (domain §2.3): what it shares with process A, and its own ways in their place. */
export const vastbas10 = {
  'case.draft': startRows['case.draft'],
  'facts.correct': startRows['facts.correct'],
  'family.set': startRows['family.set'],
  ...consentRows,
  ...disclosureRows,
  ...meetingRows,
  ...planRows,
  ...followUpRows,
  ...surveyRows,
  ...systemRows,
  ...pauseRows,
  // A no from the family has no step of its own: the request waits, or is cancelled.
  'consent.scope': [consentRows['consent.scope'][1]],
  ...vastbasStartRows,
  ...vastbasMeetingRows,
  ...vastbasContactRows,
  ...vastbasFollowUpRows,
  ...vastbasHandoverRows,
} as const satisfies Process;
