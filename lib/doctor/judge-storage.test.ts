import { expect, it } from 'vitest';
import { type FolderFacts, judgeDatabase, judgeFolder } from './judge-storage';

const folder: FolderFacts = {
  path: '/srv/shop/data',
  state: 'writable',
  openToOthers: false,
  place: 'own',
};

it.each<[Partial<FolderFacts>, string[]]>([
  [{}, ['data-dir ok']],
  [{ state: 'will-be-made' }, ['data-dir ok']],
  [{ state: 'unwritable' }, ['data-dir wrong']],
  [{ state: 'no-folder' }, ['data-dir wrong']],
  [{ state: 'cannot-be-made' }, ['data-dir wrong']],
  [{ openToOthers: true }, ['data-dir ok', 'data-dir-mode warning']],
  [{ place: 'served' }, ['data-dir ok', 'data-dir-place wrong']],
  [{ place: 'temporary' }, ['data-dir ok', 'data-dir-place warning']],
])('of a folder that is %o says %s', (change, said) => {
  const found = judgeFolder({ ...folder, ...change });
  expect(found.map(({ check, mark }) => `${check} ${mark}`)).toEqual(said);
});

it.each([
  [{ kind: 'sqlite' as const }, ['database ok']],
  [{ kind: 'answered' as const, version: 18, offsetMs: 3 }, ['database ok', 'clock-database ok']],
  [
    { kind: 'answered' as const, version: 13, offsetMs: -40_000 },
    ['database warning', 'clock-database wrong'],
  ],
])('of a database %o says %s', (facts, said) => {
  expect(judgeDatabase(facts).map(({ check, mark }) => `${check} ${mark}`)).toEqual(said);
});

it.each([
  ['no-such-host', /host/],
  ['refused', /Nothing answers/],
  ['no-answer', /five seconds/],
  ['password', /password/],
  ['no-such-database', /does not exist/],
  ['other', /cannot be used/],
] as const)('says of a database that fails by %s what to do', (fault, says) => {
  const [found] = judgeDatabase({ kind: 'failed', fault });
  expect(found).toMatchObject({ mark: 'wrong', says: expect.stringMatching(says) });
  expect(found?.advice).toBeTruthy();
});
