import type { Case } from './case.ts';
import type { ConsentForm } from './consent.ts';
import type { ItemId, PersonId } from './ids.ts';
import type { InfoType, Profile } from './profile.ts';
import type { Day } from './time.ts';

/** Someone else than the child whose own data are talked about: a parent, a sibling, a relative (F27, P14). */
export type ThirdPerson = {
  readonly id: ItemId;
  readonly name: string;
  /** Who it is to the child: "mamma", "storebror". */
  readonly relation: string;
  /** The person's own answer; the newest counts. */
  readonly answer?: {
    readonly result: 'yes' | 'no';
    readonly on: Day;
    readonly form: ConsentForm;
    readonly how: string;
    readonly infoTypes: readonly InfoType[];
    readonly until: Day;
    readonly receivedBy: PersonId;
  };
  readonly withdrawn?: { readonly on: Day; readonly how: string; readonly receivedBy: PersonId };
};

export const thirdOf = (sip: Case, id: ItemId): ThirdPerson | undefined => sip.thirds?.find((one) => one.id === id);

/** Has the person said yes to these kinds of information, for that day, in a form that the profile counts (U-06)? */
export function saysYes(
  profile: Profile,
  { answer, withdrawn }: ThirdPerson,
  types: readonly InfoType[],
  on: Day,
): boolean {
  if (!answer || withdrawn || answer.result === 'no' || on > answer.until) return false;
  if (profile.consent.writtenRequired && answer.form === 'oral') return false;
  return types.every((type) => answer.infoTypes.includes(type));
}
