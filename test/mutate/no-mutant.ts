/** A warm worker still holds the mutant of the run before while it reads a test file: no mutant is on until the tests begin. */
const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string | undefined } };
if (stryker) stryker.activeMutant = undefined;
