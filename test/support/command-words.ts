/** What a person may write, in any language of the app package, that the bot must understand. */
export const commandWords: readonly string[] = [
  'ny SIP',
  'mina ärenden',
  'hjälp',
  'avbryt',
  'new SIP',
  'my cases',
  'help',
  'cancel',
];
