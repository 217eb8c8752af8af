import managerCard from '../../../cards/manager.json' with { type: 'json' };
import { deputyOf, responsibleOf } from '../../domain/access.ts';
import { managerOf } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Role } from '../../domain/process/rights.ts';
import { ownDuties } from '../duty-texts.ts';
import { menuOf } from '../menu.ts';
import { NOBODY_ANSWERS, personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

/** What the manager of a unit may open without having part in the content (§5.2). */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  'manager',
  'refusal',
  'close',
  'cancel-case',
  'unreached',
  'pass-on',
  'consent-withdraw',
  'protection',
  'protection-approve',
]);

/** Who may do something without seeing what the case is about, and where (§5.2). */
const BLIND_SCREENS: { readonly [R in Role]?: ReadonlySet<string> } = {
  manager: WITHOUT_CONTENT,
  candidate: new Set(['vb-coordinate']),
  'head-teacher': new Set(['vb-appoint']),
  'school-chief': new Set(['vb-appoint']),
  intake: new Set(['vb-replace', 'pass-on']),
};
/** Where such a person lands who wished for another screen. */
export const BLIND_LANDINGS = ['manager', 'vb-coordinate', 'vb-appoint', 'vb-replace'] as const;
export const isOpenWithoutContent = (roles: readonly Role[], screen: string): boolean =>
  roles.some((role) => BLIND_SCREENS[role]?.has(screen));

/** The manager's side of a case: who to talk to and what lies waiting, not a word of what it is about. */
export const manager: CaseScreen = {
  template: managerCard,
  opens: [],
  back: 'my-cases',
  data: (view) => {
    const { sip, directory } = view;
    const menu = menuOf(view).filter(({ value }) => WITHOUT_CONTENT.has(value));
    const [responsible, deputy] = [responsibleOf(sip), deputyOf(sip)];
    return {
      text: {
        alias: sip.alias,
        isOwn: managerOf(directory, sip.unit) === view.viewer,
        facts: [
          { title: 'Ansvarig', value: reach(directory, responsible) || NOBODY_ANSWERS },
          ...(deputy && deputy !== view.viewer ? [{ title: 'Ersättare', value: reach(directory, deputy) }] : []),
        ],
        duties: ownDuties(view),
        hasMenu: menu.length > 0,
      },
      choices: { menu },
      values: { pick: '' },
    };
  },
};

function reach(directory: View['directory'], person: PersonId): string {
  const phone = directory.staff.get(person)?.phone;
  return [personName(directory, person), ...(phone ? [phone] : [])].join(', ');
}
