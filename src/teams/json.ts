export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** A string with something in it. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? storable(value) : undefined;
}

/** Postgres refuses NUL in text, and half a surrogate pair in jsonb. */
export function storable(value: string): string {
  return value.toWellFormed().replaceAll('\0', '');
}
