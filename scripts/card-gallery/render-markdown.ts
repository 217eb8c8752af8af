/**
 * The markdown of Teams' text blocks, to safe HTML: bold, italic, links, lists, line breaks, backslash escapes.
 * The page of the gallery gets this function as text, so it uses nothing from outside itself.
 */
export function renderMarkdown(markdown: string): string {
  const kept: string[] = [];
  const keep = (html: string): string => `\uE000${kept.push(html) - 1}\uE000`;
  const escapeHtml = (text: string): string =>
    text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const inline = (text: string): string =>
    escapeHtml(text.replaceAll(/\\([!-/:-@[-`{-~])/g, (_escape, character: string) => keep(escapeHtml(character))))
      .replaceAll(/\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/g, (_link, label: string, url: string) =>
        keep(`<a href="${url}">`).concat(label, keep('</a>')),
      )
      .replaceAll(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
      .replaceAll(/(?<![\w*])([*_])(\S(?:.*?\S)?)\1(?![\w*])/g, '<em>$2</em>');
  const list = (lines: readonly string[], tag: string, bullet: RegExp): string =>
    `<${tag}>${lines.map((line) => `<li>${inline(line.replace(bullet, ''))}</li>`).join('')}</${tag}>`;
  const block = (text: string): string => {
    const lines = text.split('\n');
    if (lines.every((line) => /^[-*] /.test(line))) return list(lines, 'ul', /^[-*] /);
    if (lines.every((line) => /^\d+\. /.test(line))) return list(lines, 'ol', /^\d+\. /);
    return `<p>${lines.map(inline).join('<br>')}</p>`;
  };
  const html = markdown
    .replaceAll('\uE000', '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^((?:[-*]|\d+\.) .*)\n(?!(?:[-*]|\d+\.) )/gm, '$1\n\n')
    .replaceAll(/^(?!(?:[-*]|\d+\.) )(.+)\n(?=(?:[-*]|\d+\.) )/gm, '$1\n\n')
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '')
    .map(block)
    .join('');
  return html.replaceAll(/\uE000(\d+)\uE000/g, (_mark, index: string) => kept[Number(index)] ?? '');
}
