import type { Reporter, TestModule, TestSequencer, TestSpecification } from 'vitest/node';

const failures: string[] = [];
const durations = new Map<string, number>();

/** Notes which test files saw a mutant, the last one first, and how long each takes. */
export const noteKillers: Reporter = {
  onTestModuleEnd(file: TestModule) {
    durations.set(file.moduleId, file.diagnostic().duration);
    if (file.state() !== 'failed') return;
    const before = failures.indexOf(file.moduleId);
    if (before !== -1) failures.splice(before, 1);
    failures.unshift(file.moduleId);
  },
};

const place = ({ moduleId }: TestSpecification): number => {
  const found = failures.indexOf(moduleId);
  return found === -1 ? failures.length : found;
};
const cost = ({ moduleId }: TestSpecification): number => durations.get(moduleId) ?? 0;

/** What saw the mutant before is likely to see this one too: those files first, then the quick ones. */
export class LikelyFirst implements TestSequencer {
  shard = (files: TestSpecification[]): TestSpecification[] => files;
  sort = (files: TestSpecification[]): TestSpecification[] =>
    files.toSorted((a, b) => place(a) - place(b) || cost(a) - cost(b));
}
