/** Calls back once after `ms`, unless stopped first. */
export type Timer = (ms: number, fire: () => void) => () => void;

export const realTimer: Timer = (ms, fire) => {
  const timeout = setTimeout(fire, ms);
  return () => clearTimeout(timeout);
};

/** The result if it comes in time. The work itself always goes on; its late failure goes to `lateFailure`. */
export async function within<T, L>(
  work: Promise<T>,
  timer: { readonly start: Timer; readonly ms: number },
  whenLate: L,
  lateFailure: (cause: unknown) => void,
): Promise<T | L> {
  let stop = (): void => {};
  const late = new Promise<'late'>((resolve) => {
    stop = timer.start(timer.ms, () => resolve('late'));
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), late]);
    if (first !== 'late') return first.value;
  } finally {
    stop();
  }
  work.catch(lateFailure);
  return whenLate;
}
