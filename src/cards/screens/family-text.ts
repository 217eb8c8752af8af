import textCard from '../../../cards/family-text.json' with { type: 'json' };
import listCard from '../../../cards/family-texts.json' with { type: 'json' };
import type { MinorityLanguage } from '../../domain/profile.ts';
import { languageName, languagesOf } from '../../texts/family-texts.ts';
import { hidesMeasures } from '../family-facts.ts';
import { isLarge, linesOf, textsFor, titleOf, wantedIn, type FamilyTextId, type KeyedLine } from '../family-texts.ts';
import type { CaseScreen, CardData } from '../screen.ts';
import type { View } from '../view.ts';

const MOST_EXPANDED = 8;

/** Choose a text for the family: what fits the step stands first. Nothing is sent from here. */
export const familyTexts: CaseScreen = {
  template: listCard,
  opens: 'read',
  exists: ({ sip }) => sip.step !== 'draft',
  back: 'case',
  data: (view) => {
    const ids = textsFor(view);
    const { id, language } = wantedIn(view);
    const valueOf = (one: FamilyTextId): string => `family-text/${one}.${language}`;
    return {
      text: { style: ids.length > MOST_EXPANDED ? 'compact' : 'expanded', minority: minorityText(view) },
      choices: { texts: ids.map((one) => ({ title: titleOf(one), value: valueOf(one) })) },
      values: { pick: id ? valueOf(id) : '' },
    };
  },
};

const MINORITIES: Readonly<Record<MinorityLanguage, string>> = { fi: 'finska', smi: 'samiska', fit: 'meänkieli' };
/** PT7: what the family may have a right to and the texts do not have yet. */
function minorityText({ profile }: View): string {
  const offered = new Set<string>(languagesOf(profile));
  const lacking = profile.minority.filter((one) => !offered.has(one)).map((one) => MINORITIES[one]);
  return lacking.length === 0
    ? ''
    : `Familjen kan ha rätt till svar på ${lacking.join(' eller ')}. Det finns ingen godkänd text på det språket än. Boka tolk.`;
}

/** One text, filled in with the facts of the case: for reading aloud, printing or copying. */
export const familyText: CaseScreen = {
  template: textCard,
  opens: 'read',
  exists: (view) => view.sip.step !== 'draft' && wantedIn(view).id !== undefined,
  back: 'family-texts',
  data: (view) => dataOf(view),
};

/** The receipt (N2), one step from the consent. */
export const consentReceipt: CaseScreen = {
  template: textCard,
  opens: 'read',
  exists: (view) => textsFor(view).includes('receipt'),
  back: 'consent-status',
  data: (view) => dataOf({ ...view, ref: 'receipt' }),
};

function dataOf(view: View): CardData {
  const { id, language } = wantedIn(view);
  if (!id) return {};
  const shows = isLarge(id) || id === 'child-after';
  return {
    text: {
      lines: linesOf(view, id, language).map((line) => shown(line, isLarge(id))),
      hidden: shows && hidesMeasures(view),
    },
    choices: {
      languages: languagesOf(view.profile).map((one) => ({
        title: languageName(one),
        value: `family-text/${id}.${one}`,
      })),
    },
    values: { pick: `family-text/${id}.${language}` },
  };
}

const shown = ({ id, text, isTitle }: KeyedLine, large: boolean) => ({
  id,
  text,
  style: isTitle ? 'heading' : 'default',
  weight: isTitle ? 'Bolder' : 'Default',
  size: isTitle || large ? 'Large' : 'Default',
});
