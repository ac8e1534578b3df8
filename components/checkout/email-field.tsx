import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { isEmail } from '@/lib/checkout/email-rule';
import { fill } from '@/lib/i18n/fill';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds } from './field-ids';

type Props = {
  email: string;
  hint: string;
  /** Whether what stands there was sent and could not be used. */
  refused: boolean;
  strings: CheckoutStrings;
  onChange: (email: string) => void;
  onLeave: () => void;
};

/** The buyer's e-mail, with advice about a likely slip; advice blocks nothing. */
export function EmailField({ email, hint, refused, strings, onChange, onLeave }: Props) {
  const [left, setLeft] = useState(false);
  const isWrong = (refused || left) && !isEmail(email);
  const [advice, setAdvice] = useState<{ of: string; email: string | null } | null>(null);
  const meant = advice?.of === email ? advice.email : null;

  /** Asked for once something was written: most buyers make no slip. */
  async function advise() {
    const loaded = await import('@/lib/checkout/email-advice').catch(() => null);
    if (loaded !== null) setAdvice({ of: email, email: loaded.emailAdvice(email) });
  }

  return (
    <div>
      <Field
        id={fieldIds.email}
        label={strings.email}
        hint={hint}
        error={isWrong ? strings.emailInvalid : null}
        type="email"
        autoComplete="email"
        value={email}
        onChange={onChange}
        onLeave={() => {
          setLeft(email !== '');
          onLeave();
          // Without a connection there is no advice, and nothing to do about it.
          if (isEmail(email)) advise().catch(() => {});
        }}
      />
      <div aria-live="polite">
        {meant !== null && (
          <button
            type="button"
            onClick={() => onChange(meant)}
            className="flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4"
          >
            {fill(strings.emailAdvice, { email: meant })}
          </button>
        )}
      </div>
    </div>
  );
}
