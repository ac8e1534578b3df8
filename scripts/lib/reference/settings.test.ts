import { describe, expect, it } from 'vitest';
import { settingsSchema } from '@/schemas/settings';
import { environmentExample, settingsTable } from './settings';

const names = Object.keys(settingsSchema.shape);

describe('.env.example', () => {
  const lines = environmentExample().split('\n');

  it.each(names.filter((name) => name !== 'PORT'))('has a line for %s', (name) => {
    expect(lines.filter((line) => line.startsWith(`#${name}=`))).toHaveLength(1);
  });

  it('has none for what .env cannot say', () => {
    expect(lines.some((line) => line.startsWith('#PORT='))).toBe(false);
  });

  it('holds values the shop understands, but for what is one’s own', () => {
    const given = lines.flatMap((line) => {
      const [, name, value] = /^#([A-Z_]+)=(.+)$/.exec(line) ?? [];
      return name !== undefined && value !== undefined ? [[name, value]] : [];
    });
    const own = {
      PARTNER_ID: 'partner',
      SESSION_SECRET: 's'.repeat(32),
      WEBHOOK_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
    };
    const parsed = settingsSchema.safeParse({ ...Object.fromEntries(given), ...own });
    expect(parsed.error?.issues).toBeUndefined();
  });

  it('sets nothing by itself and wraps its lines', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});

it.each(names)('the table of settings has a row for %s', (name) => {
  expect(settingsTable()).toMatch(new RegExp(`^\\| \`${name}\` \\| .+ \\| .+ \\|$`, 'm'));
});
