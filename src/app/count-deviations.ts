import { cellsOf, deviationsOf, firstDayOf, quarterToCount, type Deviation } from '../domain/deviations.ts';
import { startOfDay, type Day } from '../domain/time.ts';
import { casesChangedSince, isCounted, saveCounts } from '../store/deviation-store.ts';
import type { Shell } from './shell.ts';

/**
 * N13: counts the deviations of a quarter once, a fortnight after its end, by profile. What was noted of a case by
 * mistake and put right is not in it, and when a number was written tells nothing of any case.
 */
export async function countDeviations({ db, directory, profileOf, log }: Shell, today: Day): Promise<void> {
  const quarter = quarterToCount(today);
  if (await isCounted(db, quarter)) return;
  const found = new Map<string, { readonly deviations: Deviation[]; readonly minGroup: number }>();
  for await (const sip of casesChangedSince(db, startOfDay(firstDayOf(quarter)))) {
    // RM3: a case that cannot be read does not keep the others from being counted.
    try {
      const { minGroup } = profileOf(sip).statistics;
      const own = found.get(sip.profile.id) ?? { deviations: [], minGroup };
      own.deviations.push(...deviationsOf(directory(), sip));
      // Of two versions of a profile the one that hides more counts.
      found.set(sip.profile.id, { ...own, minGroup: Math.max(own.minGroup, minGroup) });
    } catch (error) {
      log.error('count-failed', { case: sip.id }, error);
    }
  }
  await saveCounts(
    db,
    [...found].flatMap(([profile, { deviations, minGroup }]) =>
      cellsOf(quarter, deviations, minGroup).map((cell) => ({ profile, ...cell })),
    ),
  );
}
