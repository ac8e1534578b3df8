import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { problemText } from './problem-text';

describe('the sentence of a code', () => {
  it('is the supplier’s, the supplier error’s or the shop’s own', () => {
    expect(problemText('OUT_OF_STOCK', messages)).toBe(messages.problems.OUT_OF_STOCK);
    expect(problemText('unreachable', messages)).toBe(messages.supplierErrors.unreachable);
    expect(problemText('no-session', messages)).toBe(messages.apiErrors['no-session']);
    expect(problemText('whatever', messages)).toBe(messages.apiErrors.unknown);
  });

  it('that nobody knows shows the code', () => {
    expect(problemText('REGION_BLOCKED', messages)).toContain('REGION_BLOCKED');
  });

  it('that is a sentence already stays one', () => {
    expect(problemText('The price is 5 now.', messages)).toBe('The price is 5 now.');
  });
});
