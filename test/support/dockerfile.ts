import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Instruction = { readonly word: string; readonly rest: string };

/** The instructions of the Dockerfile, each on one line, in order. */
export function instructions(): readonly Instruction[] {
  const text = readFileSync(`${root}/Dockerfile`, 'utf8').replaceAll(/\\\n\s*/gu, '');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      return { word, rest: rest.join(' ') };
    });
}

/** What the last stage copies from the repository, as paths in it. */
export function copied(): readonly string[] {
  const all = instructions();
  const last = all.slice(all.findLastIndex(({ word }) => word === 'FROM'));
  return last
    .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
}

/** The command line of an instruction in its JSON form. */
export const commandOf = (rest: string): readonly string[] =>
  JSON.parse(rest.slice(rest.indexOf('['))) as readonly string[];
