import { expect, it } from 'vitest';
import { hostConfig } from '../support/host-config.ts';
import type { Theme } from '../support/host-config.ts';
import { readSharedData } from '../support/shared-data.ts';

it.for<Theme>(['light', 'dark'])('our %s host config says what Teams publishes', (theme, { skip }) => {
  const published = readSharedData(`hostconfig-microsoft-teams-${theme}.json`);
  if (published === undefined) skip('shared/data is not beside this clone');
  const { inputs: _ours, ...ours } = hostConfig(theme) as Record<string, unknown>;
  expect(withFullColors(published)).toMatchObject(ours);
});

/** '#252424' and '#FF252424' are the same colour. */
function withFullColors(config: unknown): object {
  return JSON.parse(JSON.stringify(config), (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('#')) return value;
    return value.length === 7 ? `#ff${value.slice(1).toLowerCase()}` : value.toLowerCase();
  }) as object;
}
