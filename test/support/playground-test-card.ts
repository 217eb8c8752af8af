/** One card with every kind of input that the product uses, Execute with its Submit fallback, and a plain Submit. */
export function everyInputCard(title: string): object {
  const choices = (...titles: string[]): object[] => titles.map((title) => ({ title, value: title.toLowerCase() }));
  const answer = { title: 'Spara', data: { nonce: 'n1', verb: 'save' } };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: title, style: 'heading', wrap: true },
      { type: 'Input.Text', id: 'alias', label: 'Alias för barnet', isRequired: true, errorMessage: 'Skriv ett alias' },
      { type: 'Input.Text', id: 'voice', label: 'Barnets röst', isMultiline: true },
      { type: 'Input.Date', id: 'day', label: 'Mötesdag' },
      { type: 'Input.Time', id: 'time', label: 'Klockslag' },
      { type: 'Input.Number', id: 'count', label: 'Antal', min: 1, max: 9 },
      { type: 'Input.ChoiceSet', id: 'unit', label: 'Enhet', choices: choices('Ängsskolan', 'BUP Öster') },
      { type: 'Input.ChoiceSet', id: 'consent', label: 'Samtycke', style: 'expanded', choices: choices('Ja', 'Nej') },
      {
        type: 'Input.ChoiceSet',
        id: 'parties',
        label: 'Verksamheter',
        style: 'expanded',
        isMultiSelect: true,
        choices: choices('Skolan', 'BUP', 'Socialtjänsten'),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'guests',
        label: 'Deltagare',
        isMultiSelect: true,
        choices: choices('Åsa', 'Bo', 'Cilla'),
      },
      { type: 'Input.Toggle', id: 'read', label: 'Bekräfta', title: 'Jag har läst' },
      {
        type: 'ActionSet',
        actions: [
          { type: 'Action.Execute', ...answer, verb: 'save', fallback: { type: 'Action.Submit', ...answer } },
          { type: 'Action.Submit', title: 'Skicka', data: { nonce: 'n2', verb: 'send' }, associatedInputs: 'none' },
        ],
      },
    ],
  };
}
