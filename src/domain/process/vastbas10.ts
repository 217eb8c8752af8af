import { consentRows } from './consent-rows.ts';
import { followUpRows } from './follow-up-rows.ts';
import { meetingRows } from './meeting-rows.ts';
import { planRows } from './plan-rows.ts';
import type { Process } from './row.ts';
import { systemRows } from './system-rows.ts';

/** Process B, "Västbas 10 steg" (domain §2.3): what it shares with process A, and its own ways. */
export const vastbas10 = {
  ...consentRows,
  ...meetingRows,
  ...planRows,
  ...followUpRows,
  ...systemRows,
} as const satisfies Process;
