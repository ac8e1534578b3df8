import { describe, expect, it } from 'vitest';
import { openSession, sealSession } from './session';

const [old, current] = ['o'.repeat(32), 'c'.repeat(32)];
const id = 'A'.repeat(24);

describe('sealed session', () => {
  it('opens with the secret it was sealed with, also after a rotation', async () => {
    const sealed = await sealSession(id, [old]);
    expect(await openSession(sealed, [current, old])).toBe(id);
    expect(sealed).not.toContain(id);
  });

  it('stays shut for another secret, a changed value and rubbish', async () => {
    const sealed = await sealSession(id, [current]);
    expect(await openSession(sealed, [old])).toBeNull();
    expect(await openSession(`${sealed.slice(0, -3)}AAA`, [current])).toBeNull();
    for (const rubbish of ['', 'x', '....', '{"id":"x"}']) {
      expect(await openSession(rubbish, [current])).toBeNull();
    }
  });
});
