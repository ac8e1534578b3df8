import { describe, expect, it } from 'vitest';
import { docViolations } from './doc-rules.mjs';
import { temporaryFolder } from './temporary-folder';

const packageJson = JSON.stringify({ scripts: { start: '', 'test:unit': '' } });

/** What is said of a README, beside these other files. */
const said = (readme: string, others: Record<string, string> = {}) =>
  docViolations(temporaryFolder({ 'package.json': packageJson, 'README.md': readme, ...others }));

const guide = '# Guide\n\n## Take it `back`, twice!\n\n## Again\n\n## Again\n';
const withGuide = { 'docs/guide.md': guide };

describe('a link', () => {
  it.each([
    ['to a file that is missing', '[a](docs/gone.md)', 'docs/gone.md does not exist'],
    ['of an image that is missing', '![a](docs/gone.png)', 'docs/gone.png does not exist'],
    ['of an image in HTML', '<img alt="" src="gone.png">', 'gone.png does not exist'],
    ['by reference', '[a][b]\n\n[b]: gone.md', 'gone.md does not exist'],
    ['to a heading that is missing', '[a](#gone)', '#gone: no heading has that anchor'],
    ['to a path of the server', '[a](/docs)', '/docs leads out of the repository'],
    ['above the repository', '[a](../other.md)', '../other.md leads out of the repository'],
  ])('%s is found', (_, readme, says) => {
    expect(said(readme)).toEqual([expect.stringContaining(says)]);
  });

  it('tells its line', () => {
    expect(said('one\n\ntwo [a](b.md)\n')).toEqual(['README.md:3: b.md does not exist']);
  });

  it('whose words are code or an image is found too', () => {
    expect(said('[`a`](b.md) [![c](d.png)](e.md)')).toHaveLength(2);
  });

  it.each([
    '[a](docs/guide.md)',
    '[a](docs/guide.md#take-it-back-twice)',
    '[a](docs/guide.md#again-1)',
    '[a](docs/) and [b](https://gone.example/#x), <mailto:a@b.example>',
    '# Here\n\n[a](#here) [b](docs/guide.md)',
  ])('%s is well', (readme) => {
    expect(said(`${readme}\n\n[guide](docs/guide.md)`, withGuide)).toEqual([]);
  });

  it('in code is none', () => {
    expect(said('`[a](b.md)`\n\n```\n[a](b.md)\n```\n')).toEqual([]);
  });
});

describe('a command', () => {
  it.each(['npm test', 'npm run build', '```\nnpm run build:all\n```', 'node scripts/gone.mjs'])(
    '%s that does not exist is found',
    (readme) => {
      expect(said(readme)).toHaveLength(1);
    },
  );

  it('that exists is well', () => {
    const readme = '`npm start`, `npm run test:unit`, `npm ci`, `node scripts/a.mjs --x`';
    expect(said(readme, { 'scripts/a.mjs': '' })).toEqual([]);
  });
});

describe('a path', () => {
  it('of one machine is found', () => {
    expect(said('in `/home/me/shop`')).toEqual([
      'README.md:1: /home/me/shop is a path of one machine',
    ]);
    expect(said('in `/etc/shop`, https://a.example/home/x')).toEqual([]);
  });

  it('of a source file that is gone is found', () => {
    const readme = '`lib/a.ts`, `lib/gone.ts`, `lib/*.ts`, `a/gone.ts`';
    expect(said(readme, { 'lib/a.ts': '' })).toEqual(['README.md:1: lib/gone.ts does not exist']);
  });
});

it('finds settings that the schema does not have', () => {
  const schema = { 'schemas/settings.ts': 'z.object({\n    API_URL: z.string(),\n  })\n' };
  const readme = '`API_URL`, `API_URI`\n\n```\nHOSTNAME=a\nAPI_KEY=b\n```\n';
  expect(said(readme, schema)).toEqual([
    'README.md:1: API_URI is no setting of schemas/settings.ts',
    'README.md:3: API_KEY is no setting of schemas/settings.ts',
  ]);
});

it('finds documents that nothing leads to', () => {
  const files = { 'docs/a.md': '[b](b.md)', 'docs/b.md': '', 'docs/lost.md': '[a](a.md)' };
  expect(said('[a](docs/a.md)', files)).toEqual([
    'docs/lost.md:1: no link leads here from README.md',
  ]);
});
