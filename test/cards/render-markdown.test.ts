import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../scripts/card-gallery/render-markdown.ts';

it.each([
  ['plain', 'Hej på dig', '<p>Hej på dig</p>'],
  ['bold', 'Skriv **ny SIP** nu', '<p>Skriv <strong>ny SIP</strong> nu</p>'],
  ['italic', '*a* och _b_', '<p><em>a</em> och <em>b</em></p>'],
  ['underscores within a word', 'en_liten_fil', '<p>en_liten_fil</p>'],
  ['a link', '[Läs **mer**](https://x.se/a_b_c)', '<p><a href="https://x.se/a_b_c">Läs <strong>mer</strong></a></p>'],
  ['no link to other schemes', '[x](javascript:alert)', '<p>[x](javascript:alert)</p>'],
  ['a list', '- ett\n- två', '<ul><li>ett</li><li>två</li></ul>'],
  ['a numbered list', '1. ett\n2. två', '<ol><li>ett</li><li>två</li></ol>'],
  ['text around a list', 'Så här:\n- ett\nKlart', '<p>Så här:</p><ul><li>ett</li></ul><p>Klart</p>'],
  ['a line break', 'ett\ntvå', '<p>ett<br>två</p>'],
  ['paragraphs', 'ett\n\ntvå', '<p>ett</p><p>två</p>'],
  ['escapes', String.raw`\*inte fet\* \[x\](https://x.se)`, '<p>*inte fet* [x](https://x.se)</p>'],
  ['an escaped list', String.raw`1\. januari`, '<p>1. januari</p>'],
  ['HTML as text', '<b>x</b> & "y"', '<p>&#60;b&#62;x&#60;/b&#62; &#38; &#34;y&#34;</p>'],
])('%s', (_what, markdown, html) => {
  expect(renderMarkdown(markdown)).toBe(html);
});

it('makes no other tags, whatever is written', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    '&',
    '*',
    '**',
    '_',
    '[',
    '](',
    ')',
    'https://',
    '\\',
    '\n',
    '- ',
    'a',
    '0',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
      const html = renderMarkdown(parts.join(''));
      expect(html.replaceAll(/<\/?(?:p|strong|em|ul|ol|li|br|a)>|<a href="https:[^"<>]*">/g, '')).not.toMatch(/[<>"]/);
    }),
  );
});
