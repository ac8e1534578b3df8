import { useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { DeliveryType } from '@/schemas/catalogue';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds } from './field-ids';
import { readPhone } from './phone';

/** What the buyer has typed. `recipient` is the phone or account number where one is needed. */
export type Contact = { email: string; recipient: string };

/** The rule of the server's `emailSchema`, without its library. */
function isEmail(text: string): boolean {
  return /^[^\s\p{C}@<>"]+@(?:[^\s\p{C}@<>".]+\.)+[^\s\p{C}@<>".]{2,}$/u.test(text.trim());
}

/** The contact as it is ordered with; null while a field is not usable. */
export async function readContact(
  contact: Contact,
  delivery: DeliveryType,
  country: string,
): Promise<{ email: string; beneficiary: string } | null> {
  const email = contact.email.trim();
  if (!isEmail(email)) return null;
  switch (delivery) {
    case 'by_email':
      return { email, beneficiary: email };
    case 'by_phone': {
      const phone = await readPhone(contact.recipient, country);
      return phone === null ? null : { email, beneficiary: phone.e164 };
    }
    case 'by_account': {
      const account = contact.recipient.trim();
      return account === '' ? null : { email, beneficiary: account };
    }
    default:
      return delivery satisfies never;
  }
}

type Props = {
  contact: Contact;
  onChange: (contact: Contact) => void;
  delivery: DeliveryType;
  country: string;
  /** What was last sent and could not be used; null before. */
  refused: Contact | null;
  strings: CheckoutStrings;
};

/** The e-mail, and the phone or account number when the product asks for one. */
export function ContactFields({ contact, onChange, delivery, country, refused, strings }: Props) {
  const [emailLeft, setEmailLeft] = useState(false);
  const [phone, setPhone] = useState<{ typed: string; shown: string | null } | null>(null);
  const emailBad = (refused !== null || emailLeft) && !isEmail(contact.email);
  const phoneRead = phone?.typed === contact.recipient ? phone : null;

  async function checkPhone() {
    const typed = contact.recipient;
    if (typed.trim() === '') return;
    const read = await readPhone(typed, country);
    setPhone({ typed, shown: read?.shown ?? null });
  }

  const recipientEmpty = contact.recipient.trim() === '';
  // Sent with Enter, a number has not been looked at yet: beside a good e-mail it was the culprit.
  const recipientBad =
    delivery === 'by_phone'
      ? phoneRead !== null
        ? phoneRead.shown === null
        : refused?.recipient === contact.recipient && (recipientEmpty || isEmail(refused.email))
      : refused !== null && recipientEmpty;

  return (
    <div className="space-y-5">
      {delivery === 'by_phone' && (
        <Field
          id={fieldIds.recipient}
          label={strings.phone}
          hint={
            phoneRead?.shown
              ? fill(strings.phoneReadBack, { phone: phoneRead.shown })
              : strings.phoneHint
          }
          error={recipientBad ? strings.phoneInvalid : null}
          type="tel"
          autoComplete="tel"
          value={contact.recipient}
          onChange={(recipient) => onChange({ ...contact, recipient })}
          onLeave={checkPhone}
        />
      )}
      {delivery === 'by_account' && (
        <Field
          id={fieldIds.recipient}
          label={strings.account}
          hint={strings.accountHint}
          error={recipientBad ? strings.accountInvalid : null}
          type="text"
          autoComplete="off"
          value={contact.recipient}
          onChange={(recipient) => onChange({ ...contact, recipient })}
        />
      )}
      <Field
        id={fieldIds.email}
        label={strings.email}
        hint={delivery === 'by_email' ? strings.emailHint : strings.emailHintTopUp}
        error={emailBad ? strings.emailInvalid : null}
        type="email"
        autoComplete="email"
        value={contact.email}
        onChange={(email) => onChange({ ...contact, email })}
        onLeave={() => setEmailLeft(contact.email !== '')}
      />
    </div>
  );
}

function Field({
  id,
  label,
  hint,
  error,
  type,
  autoComplete,
  value,
  onChange,
  onLeave,
}: {
  id: string;
  label: string;
  hint: string;
  error: string | null;
  type: 'email' | 'tel' | 'text';
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={id}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        aria-invalid={error !== null}
        aria-describedby={`${id}-hint`}
        className="field"
      />
      <p
        id={`${id}-hint`}
        aria-live="polite"
        className={`mt-1 text-sm ${error === null ? 'text-muted' : 'text-bad'}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
