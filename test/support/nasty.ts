/** What a person could write: markup, mentions, other directions, invisible characters; and what must be left of it. */
export const NASTY: readonly (readonly [string, string, string])[] = [
  ['markdown', '# **Alva** [länk](https://x.se)', '# **Alva** [länk](https://x.se)'],
  ['a mention', '<at>Alva</at>', '<at>Alva</at>'],
  ['a placeholder', '${sip.alias} {{DATE(2026-01-01T00:00:00Z)}}', '${sip.alias} {{DATE(2026-01-01T00:00:00Z)}}'],
  ['other directions', '\u202eavlA\u202c \u2067א\u2069', 'avlA א'],
  ['invisible characters', '\ufeffAl\u200bva\u0007', 'Alva'],
  ['an emoji', '👩‍👧 hej', '👩‍👧 hej'],
];
export const LONG = 'ö'.repeat(20_000);
