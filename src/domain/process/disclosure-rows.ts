import { stepsOf } from '../case.ts';
import { PARTS } from '../event.ts';
import * as third from '../rules/third-person.ts';
import type { Process } from './row.ts';
import { ACTIVE, AFTER_NEED, OPEN } from './scope.ts';

/** Other persons' own consent (F27), and what each line of the plan contains (§4.3). */
export const disclosureRows = {
  'third.add': [
    {
      id: 'F27',
      from: AFTER_NEED,
      status: OPEN,
      guards: [third.thirdComplete],
      rule: third.addThird,
    },
  ],
  'third.answer': [
    {
      id: 'F27',
      from: AFTER_NEED,
      status: OPEN,
      parts: (command) => [PARTS.answerOf(command.third)],
      guards: [third.thirdAnswerComplete],
      rule: third.answerThird,
    },
  ],
  'third.withdraw': [
    {
      id: 'C25',
      from: AFTER_NEED,
      status: OPEN,
      parts: (command) => [PARTS.answerOf(command.third)],
      guards: [third.thirdSaidYes],
      rule: third.withdrawThird,
    },
  ],
  'line.tag': [
    {
      id: 'C18',
      from: stepsOf('plan', 'follow-up'),
      status: ACTIVE,
      parts: (command) => [PARTS.lineTag(command.line)],
      guards: [third.tagsOwnLine],
      rule: third.tagLine,
    },
  ],
} as const satisfies Partial<Process>;
