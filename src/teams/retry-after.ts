/** Whole seconds to wait, from a Retry-After header of either form; `now` in ms of the epoch. Undefined: none or unreadable. */
export function retryAfter(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  const seconds = /^\d{1,6}$/u.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
