import adviceCard from '../../../cards/advice.json' with { type: 'json' };
import adviceTextCard from '../../../cards/advice-text.json' with { type: 'json' };
import { anyone, roleChoices } from '../inquiry-people.ts';
import type { DeskScreen } from '../screen.ts';

/** advice without a name. Belongs to no case, and nothing is kept before it is sent. */
export const advice: DeskScreen = { template: adviceCard, desk: () => ({}) };
export const adviceText: DeskScreen = {
  template: adviceTextCard,
  desk: ({ directory, viewer }) => ({ choices: { whom: roleChoices(directory, viewer, anyone) } }),
};
