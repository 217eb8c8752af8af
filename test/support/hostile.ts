/** What a person may type that must come back letter by letter: markup, templates, mentions, dates, odd letters. */
export const HOSTILE: readonly string[] = [
  '**fet** _kursiv_ [länk](https://exempel.se)',
  '<at>Eva</at> <b>hej</b>',
  '${viewer} ${$root} $(1+1)',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  '# rubrik\n- punkt\n1. ett',
  '"citat" \\ snedstreck `kod` ~~struket~~',
  '👩‍👩‍👧 é ﷽ 𝔄lva',
];
/** The same with characters that hide or turn text: they are taken away when it is read. */
export const HIDDEN = 'Al\u202Eva\u200B går\u0007 i\u2066 skolan\uFEFF';
export const SHOWN = 'Alva går i skolan';
