import managerCard from '../../../cards/manager.json' with { type: 'json' };
import { deputyOf, responsibleOf } from '../../domain/access.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ownDuties } from '../duty-texts.ts';
import { menuOf } from '../menu.ts';
import { personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

/** What the manager of a unit may open without having part in the content (§5.2). */
export const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  'manager',
  'refusal',
  'close',
  'cancel-case',
  'unreached',
  'consent-withdraw',
  'protection',
  'protection-approve',
]);

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
        facts: [
          { title: 'Ansvarig', value: reach(directory, responsible) },
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
