import type { Part } from '../domain/case.ts';
import { dayOf } from '../domain/time.ts';
import { clockTime, shortDay } from './dates.ts';
import { staffName } from './people.ts';
import type { View } from './view.ts';

/** What stands there now when someone else wrote it last: typed text may hide it in the inputs. */
export function lastChange({ sip, directory, viewer }: View, part: Part, now: string): string {
  const change = sip.changed[part];
  if (!change || change.by === viewer || now === '') return '';
  const who = staffName(directory, change.by) || 'Någon annan';
  return `${who} ändrade senast, ${shortDay(dayOf(change.at))} kl. ${clockTime(change.at)}. Så står det nu: ${now}`;
}
