import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

type Path = readonly PropertyKey[];

/** A YAML file that remembers where each of its values stands. */
export type YamlSource = {
  readonly file: string;
  readonly value: unknown;
  /** "stenungsund.yaml rad 12" for a path of keys; the nearest line above where the path is not written. */
  readonly place: (path: Path) => string;
  /** Is the path, or the beginning of it, written in this file? */
  readonly has: (path: Path) => boolean;
};

/** Reads YAML; what is no YAML throws a sentence with the line. */
export function readYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [error] = document.errors;
  if (error) throw new TypeError(`${file} rad ${lineAt(error.pos[0])}: går inte att läsa som YAML (${error.code})`);
  return {
    file,
    value: document.toJS() as unknown,
    place: (path) => `${file} rad ${lineAt(offsetOf(document, path))}`,
    has: (path) => document.hasIn(path.slice(0, 1)),
  };
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const found: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
      : isSeq(node)
        ? node.items[Number(key)]
        : undefined;
    const start = startOf(isPair(found) ? found.key : found);
    if (start === undefined) return offset;
    offset = start;
    node = isPair(found) ? found.value : found;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined =>
  (node as { readonly range?: readonly number[] | null } | null | undefined)?.range?.[0];
