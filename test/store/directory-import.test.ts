import { expect } from 'vitest';
import type { Account, Accounts } from '../../src/app/accounts.ts';
import { importDirectory, type Report } from '../../src/directory/import-directory.ts';
import { writeCsv } from '../../src/directory/write-csv.ts';
import type { Db } from '../../src/store/database.ts';
import { readDirectory, readRegister, readStamp, type Registered } from '../../src/store/directory-store.ts';
import { test } from '../support/db.ts';
import { at } from '../support/walk.ts';

const HEAD =
  'organisation;huvudman;enhet;verksamhet;namn;titel;funktioner;e-post;telefon;entra-id;konto;id;tidigare enhet';
type Person = { readonly [column: string]: string };
const person = (namn: string, more: Person = {}): Person => ({
  organisation: 'Utbildning',
  huvudman: 'kommun',
  enhet: 'Ekskolan',
  verksamhet: 'skola',
  namn,
  titel: 'kurator',
  'e-post': `${namn.split(' ')[0]?.toLowerCase() ?? ''}@ekdalen.example`,
  ...more,
});
const csv = (...people: readonly Person[]): Uint8Array => {
  const rows = people.map((one) =>
    HEAD.split(';')
      .map((column) => one[column] ?? '')
      .join(';'),
  );
  return new TextEncoder().encode([HEAD, ...rows].join('\n'));
};
const ANNA = person('Anna Ek', { funktioner: 'chef' });
const BO = person('Bo Al');
const CIA = person('Cia Om');
const A_DAY = { at: at('2026-03-02'), manyLeave: false };
const write = (
  db: Db,
  people: readonly Person[],
  more: { accounts?: Accounts; manyLeave?: boolean } = {},
): Promise<Report> => importDirectory(db, csv(...people), 'a.csv', { ...A_DAY, write: true, ...more });
const told = ({ lines }: Report): string => lines.join('\n');
async function named(db: Db, name: string): Promise<Registered> {
  const found = [...(await readRegister(db)).people.values()].filter((one) => one.name === name);
  if (found.length !== 1 || !found[0]) throw new TypeError(`${found.length} are called ${name}`);
  return found[0];
}
const account = (digit: string, more: Partial<Account> = {}): Account => ({
  id: `8f14e45f-0000-4000-8000-00000000000${digit}`,
  isEnabled: true,
  kind: 'member',
  ...more,
});
const entra = (byEmail: Readonly<Record<string, readonly Account[]>>): Accounts => ({
  find: (email) => Promise.resolve(byEmail[email.split('@')[0] ?? ''] ?? []),
  look: (ids) =>
    Promise.resolve(
      new Map(
        Object.values(byEmail)
          .flat()
          .filter(({ id }) => ids.includes(id))
          .map((one) => [one.id, one]),
      ),
    ),
});

test('without --write everything is told and nothing is written; with it the stamp rises, once', async ({ db }) => {
  const dry = await importDirectory(db, csv(ANNA, BO), 'a.csv', { ...A_DAY, write: false });
  expect([dry.isOk, told(dry)]).toEqual([
    true,
    expect.stringMatching(/Nya personer \(2\):[^]*Bo Al, kurator \(Ekskolan\)/u),
  ]);
  expect(dry.lines.at(-1)).toContain('--write');
  expect([(await readDirectory(db)).staff.size, await readStamp(db)]).toEqual([0, 0]);
  expect((await write(db, [ANNA, BO])).isOk).toBe(true);
  expect([(await readDirectory(db)).staff.size, await readStamp(db)]).toEqual([2, 1]);
  const again = await write(db, [ANNA, BO]);
  expect([told(again), await readStamp(db)]).toEqual([expect.stringContaining('Ingenting ändras.'), 1]);
});

test('one error anywhere in the file leaves everything as it is', async ({ db }) => {
  const report = await write(db, [ANNA, { ...BO, funktioner: 'trollkarl' }]);
  expect([report.isOk, told(report)]).toEqual([false, expect.stringContaining('1 fel: ingenting är skrivet.')]);
  expect((await readRegister(db)).units.size).toBe(0);
});

test('a later file changes people instead of doubling them: by own id, by account, by address', async ({ db }) => {
  const entraId = account('1').id;
  await write(db, [ANNA, { ...BO, id: '4711' }, { ...CIA, 'entra-id': entraId }]);
  const before = await Promise.all(['Anna Ek', 'Bo Al', 'Cia Om'].map((name) => named(db, name)));
  const report = await write(db, [
    { ...ANNA, namn: 'Anna Bergström', titel: 'rektor' },
    { ...BO, id: '4711', 'e-post': 'bosse@ekdalen.example' },
    { ...CIA, 'e-post': 'cia.ny@ekdalen.example', 'entra-id': entraId.toUpperCase() },
  ]);
  const after = await Promise.all(['Anna Bergström', 'Bo Al', 'Cia Om'].map((name) => named(db, name)));
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(told(report)).toContain('namn Anna Ek → Anna Bergström; titel kurator → rektor');
  expect(told(report)).not.toMatch(/Nya personer|Har slutat/u);
  expect(JSON.stringify(await readRegister(db).then(({ people }) => [...people.values()]))).not.toContain('4711');
});

test('an address that comes to someone else brings no cases with it', async ({ db }) => {
  const [first, second] = [account('1').id, account('2').id];
  await write(db, [ANNA, { ...BO, 'entra-id': first }, CIA]);
  const bo = await named(db, 'Bo Al');
  const report = await write(db, [ANNA, { ...BO, namn: 'Bo Ny', 'entra-id': second }, CIA]);
  expect(told(report)).toContain('adressen tillhörde Bo Al, men Bo Ny är någon annan');
  expect((await named(db, 'Bo Ny')).id).not.toBe(bo.id);
  expect(await named(db, 'Bo Al')).toMatchObject({ leftOn: '2026-03-02', entraId: first });
  await write(db, [ANNA, CIA]);
  await write(db, [ANNA, CIA, person('Bo Tredje')]);
  const three = await Promise.all(['Bo Al', 'Bo Ny', 'Bo Tredje'].map((name) => named(db, name)));
  expect(new Set(three.map(({ id }) => id)).size).toBe(3);
});

test('S18 who stands no longer in the file has left, and comes back as the same person', async ({ db }) => {
  await write(db, [ANNA, BO, CIA]);
  const bo = await named(db, 'Bo Al');
  expect(told(await write(db, [ANNA, CIA]))).toMatch(/Har slutat \(1\):\n {2}Bo Al, kurator \(Ekskolan\)/u);
  expect((await readDirectory(db)).staff.has(bo.id)).toBe(false);
  expect(told(await write(db, [ANNA, BO, CIA]))).toContain('är tillbaka');
  expect((await readDirectory(db)).staff.has(bo.id)).toBe(true);
});

test('S18 more than a third leaves only when that is said', async ({ db }) => {
  await write(db, [ANNA, BO, CIA]);
  const refused = await write(db, [ANNA]);
  expect([refused.isOk, refused.lines.at(-1)]).toEqual([false, expect.stringContaining('--many-leave')]);
  expect((await readDirectory(db)).staff.size).toBe(3);
  expect((await write(db, [ANNA], { manyLeave: true })).isOk).toBe(true);
  expect((await readDirectory(db)).staff.size).toBe(1);
});

test('a unit keeps its id under a new name only when its former name is said', async ({ db }) => {
  await write(db, [ANNA]);
  const [old] = (await readRegister(db)).units.values();
  const renamed = await write(db, [{ ...ANNA, enhet: 'Ekdalsskolan', 'tidigare enhet': 'ekskolan' }]);
  expect(told(renamed)).toContain('Ekskolan heter nu Ekdalsskolan');
  expect([...(await readRegister(db)).units.values()]).toEqual([{ ...old, name: 'Ekdalsskolan' }]);
  const slip = await write(db, [{ ...ANNA, enhet: 'Ekdalsskola' }]);
  expect(told(slip)).toContain('"Ekdalsskola" är nästan "Ekdalsskolan" i katalogen. Har enheten bytt namn?');
  expect((await readRegister(db)).units.size).toBe(2);
  const unknown = await write(db, [{ ...ANNA, enhet: 'Ny', 'tidigare enhet': 'Fanns aldrig' }]);
  expect(told(unknown)).toContain('FEL rad 2, tidigare enhet: "Fanns aldrig" finns inte i katalogen.');
});

test('the account of everyone is looked up; what is doubtful is a line of its own', async ({ db }) => {
  const people = [
    ANNA,
    BO,
    CIA,
    person('Dan Ek'),
    person('Ida Ek'),
    person('Eli Ek'),
    person('Per Al'),
    person('Siv Al'),
  ];
  const accounts = entra({
    anna: [account('1')],
    bo: [],
    cia: [account('3', { isEnabled: false })],
    dan: [account('4', { kind: 'guest' })],
    ida: [account('5', { kind: 'partner' })],
    eli: [account('6'), account('7')],
    siv: [account('8', { isEnabled: false }), account('9')],
    per: [account('1')],
  });
  const report = await write(db, people, { accounts });
  expect(report.lines.filter((line) => /^(?:FEL|OBS)/u.test(line))).toEqual([
    expect.stringMatching(/^OBS rad 3, e-post: Bo Al: inget konto har adressen/u),
    expect.stringMatching(/^OBS rad 4, e-post: Cia Om: kontot är avstängt/u),
    expect.stringMatching(/^OBS rad 5, e-post: Dan Ek är gäst hos er/u),
    expect.stringMatching(/^OBS rad 6, e-post: Ida Ek har sitt konto i en annan organisation/u),
    expect.stringMatching(/^FEL rad 7, e-post: Eli Ek: adressen .* hör till 2 konton/u),
    expect.stringMatching(/^FEL rad 8, e-post: Per Al har samma konto som Anna Ek på rad 2/u),
  ]);
  expect((await write(db, people.slice(0, 5), { accounts })).isOk).toBe(true);
  const { staff } = await readDirectory(db);
  expect(
    [...staff.values()].map(({ name, entraId = '', kind = '' }) => [name, entraId, kind].join(' ')).toSorted(),
  ).toEqual([
    `Anna Ek ${account('1').id} `,
    'Bo Al  ',
    `Dan Ek ${account('4').id} guest`,
    `Ida Ek ${account('5').id} partner`,
  ]);
});

test('an object id of the file is looked up too, and one of another tenant is a partner or a mistake', async ({
  db,
}) => {
  const accounts = entra({ anna: [account('1')], bo: [account('2', { isEnabled: false })] });
  const anna = { ...ANNA, 'entra-id': account('1').id };
  const cia = { ...CIA, 'entra-id': account('9').id };
  const wrong = await write(db, [anna, { ...BO, 'entra-id': account('2').id }, cia], { accounts });
  expect(wrong.lines.filter((line) => /^(?:FEL|OBS)/u.test(line))).toEqual([
    expect.stringMatching(/^OBS rad 3, entra-id: Bo Al: kontot är avstängt/u),
    expect.stringMatching(/^FEL rad 4, entra-id: Cia Om: kontot finns inte i er katalog/u),
  ]);
  expect((await write(db, [anna, { ...cia, konto: 'partner' }], { accounts })).isOk).toBe(true);
  expect(await named(db, 'Cia Om')).toMatchObject({ kind: 'partner', entraId: account('9').id });
});

test('when Entra does not answer the file counts, known accounts stay, and nobody is taken for gone', async ({
  db,
}) => {
  await write(db, [ANNA, BO], { accounts: entra({ anna: [account('1')], bo: [account('2', { kind: 'guest' })] }) });
  const failing = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('no'), { code: 'Authorization_Denied' }));
  const report = await write(db, [{ ...ANNA, titel: 'rektor' }, BO], { accounts: { find: failing, look: failing } });
  expect([report.isOk, told(report)]).toEqual([
    true,
    expect.stringContaining(
      'OBS filen: Entra svarade inte ("Authorization_Denied"), så kontona är inte kontrollerade.',
    ),
  ]);
  expect(await named(db, 'Anna Ek')).toMatchObject({ title: 'rektor', entraId: account('1').id });
  expect(await named(db, 'Bo Al')).toMatchObject({ kind: 'guest', entraId: account('2').id });
});

test('an own id and an account that point to two people are refused', async ({ db }) => {
  const [one, two] = [account('1').id, account('2').id];
  await write(db, [
    { ...ANNA, id: '1', 'entra-id': one },
    { ...BO, id: '2', 'entra-id': two },
  ]);
  const crossed = await write(db, [
    { ...ANNA, id: '1', 'entra-id': two },
    { ...BO, id: '2', 'entra-id': one },
  ]);
  expect(told(crossed)).toContain('FEL rad 2, id: id hör till Anna Ek men kontot till Bo Al.');
});

test('S15 the list can be imported again without a change, and no cell of it is a formula', async ({ db }) => {
  await write(db, [
    { ...ANNA, telefon: '+46 70 123 45 67', titel: 'rektor, biträdande' },
    { ...BO, konto: 'gäst' },
    { ...CIA, 'e-post': '', id: '4711' },
  ]);
  const list = writeCsv(await readRegister(db));
  expect(list.split(/[;\r\n]+/u).filter((cell) => /^"?[=+\-@]/u.test(cell))).toEqual([]);
  const again = await importDirectory(db, new TextEncoder().encode(list), 'a.csv', { ...A_DAY, write: true });
  expect(told(again)).toContain('Ingenting ändras.');
  const later = await write(db, [ANNA, BO, { ...CIA, 'e-post': '', id: '4711' }]);
  expect(told(later)).not.toMatch(/Nya personer|Har slutat/u);
});
