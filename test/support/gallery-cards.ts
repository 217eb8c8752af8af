export interface GalleryCard {
  readonly name: string;
  readonly card: object;
}

/** Every card that a person can meet, filled with invented people. */
export function galleryCards(): Promise<readonly GalleryCard[]> {
  return Promise.resolve([
    { name: 'Välkommen', card: welcome },
    { name: 'Samtycke', card: consent },
  ]);
}

const welcome = {
  type: 'AdaptiveCard',
  version: '1.5',
  lang: 'sv',
  body: [
    { type: 'TextBlock', text: 'Välkommen till SIP-lotsen', wrap: true, style: 'heading' },
    { type: 'TextBlock', text: 'Skriv **ny SIP** så börjar vi.', wrap: true },
    { type: 'ActionSet', actions: [action('Ny SIP', 'case.open'), action('Mina ärenden', 'case.list')] },
  ],
};

const consent = {
  type: 'AdaptiveCard',
  version: '1.5',
  lang: 'sv',
  body: [
    { type: 'TextBlock', text: 'Samtycke', wrap: true, style: 'heading' },
    {
      type: 'FactSet',
      facts: [
        { title: 'Ärende', value: 'Tallkotten' },
        { title: 'Steg', value: '2 av 7' },
      ],
    },
    {
      type: 'Input.Text',
      id: 's.consent.q1',
      label: 'Vem lämnar samtycke? (obligatoriskt)',
      isRequired: true,
      errorMessage: 'Skriv vem som lämnar samtycke.',
    },
    { type: 'Input.Date', id: 's.consent.q2', label: 'Till och med' },
    {
      type: 'Input.ChoiceSet',
      id: 's.consent.q3',
      label: 'Hur lämnades samtycket?',
      style: 'expanded',
      wrap: true,
      choices: [
        { title: 'Skriftligt', value: 'written' },
        { title: 'Muntligt', value: 'oral' },
      ],
    },
    { type: 'Input.Toggle', id: 's.consent.q4', title: 'Tolk behövs', wrap: true },
    { type: 'ActionSet', actions: [action('Spara samtycket', 'consent.give'), action('Avbryt', 'consent.cancel')] },
  ],
};

function action(title: string, verb: string): object {
  const data = { nonce: 'gallery' };
  const fallback = { type: 'Action.Submit', title, data: { ...data, verb } };
  return { type: 'Action.Execute', title, verb, data, fallback };
}
