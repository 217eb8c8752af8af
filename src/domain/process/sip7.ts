import { consentRows } from './consent-rows.ts';
import { disclosureRows } from './disclosure-rows.ts';
import { followUpRows } from './follow-up-rows.ts';
import { handoverRows } from './handover-rows.ts';
import { meetingRows } from './meeting-rows.ts';
import { pauseRows } from './pause-rows.ts';
import { planRows } from './plan-rows.ts';
import { startRows } from './start-rows.ts';
import { surveyRows } from './survey-rows.ts';
import { systemRows } from './system-rows.ts';
import type { Process } from './row.ts';

/** Process A, "SIP i sju steg" (domain §2.2). Numbers A-.. are its transitions; the others name the rule they serve. */
export const sip7 = {
  ...startRows,
  ...consentRows,
  ...disclosureRows,
  ...meetingRows,
  ...planRows,
  ...followUpRows,
  ...surveyRows,
  ...systemRows,
  ...handoverRows,
  ...pauseRows,
} as const satisfies Process;
