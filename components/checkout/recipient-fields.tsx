import { useCallback, useEffect, useRef, useState } from 'react';
import { Field } from '@/components/ui/field';
import type { CartAction } from '@/lib/cart/cart';
import { isEmail } from '@/lib/checkout/email-rule';
import { fill } from '@/lib/i18n/fill';
import { newId } from '@/lib/new-id';
import type { CartLine } from '@/schemas/cart';
import type { CartItem } from '@/schemas/cart-answer';
import type { CheckedPhone } from '@/schemas/field-check';
import type { CheckoutStrings } from './checkout-strings';
import { readPhone } from './field-checks';
import { recipientId } from './field-ids';
import { phoneWords } from './phone-words';

type Props = {
  line: CartLine;
  item: CartItem;
  /** Whether what stands there was sent and could not be used. */
  refused: boolean;
  locale: string;
  strings: CheckoutStrings;
  dispatch: (action: CartAction) => void;
};

const quiet = 'flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4';

/** Whom a line is for: the buyer, somebody else, a phone or an account, as it is handed over. */
export function Recipient(props: Props) {
  const { line, item, strings } = props;
  switch (item.delivery) {
    case 'by_phone':
      return <Phone {...props} />;
    case 'by_account':
      return <Account {...props} />;
    case 'by_email':
      break;
    case null:
      return null;
    default:
      return item.delivery satisfies never;
  }
  if (line.recipient !== undefined) return <OtherEmail {...props} />;
  return (
    <div className="mt-3 -mb-2 justify-between gap-x-4 border-line border-t pt-2 text-sm sm:flex sm:items-center sm:pt-1">
      <span className="text-muted">{strings.recipientMine}</span>
      <SendElsewhere {...props} />
    </div>
  );
}

/** Makes one of a line somebody else's. */
function SendElsewhere({ line, strings, dispatch }: Props) {
  return (
    <button
      type="button"
      onClick={() => dispatch({ type: 'send-one-elsewhere', id: line.id, newId: newId() })}
      className={quiet}
    >
      {line.quantity > 1 ? strings.sendOneElsewhere : strings.sendElsewhere}
    </button>
  );
}

function useRecipient({ line, dispatch }: Props) {
  return {
    id: recipientId(line.id),
    value: line.recipient ?? '',
    onChange: (recipient: string) => dispatch({ type: 'set-recipient', id: line.id, recipient }),
  };
}

function OtherEmail(props: Props) {
  const { line, refused, strings, dispatch } = props;
  const [left, setLeft] = useState(false);
  const field = useRecipient(props);
  const isWrong = (refused || left) && !isEmail(field.value);
  return (
    <div className="mt-3 border-line border-t pt-3">
      <Field
        {...field}
        label={strings.recipientEmail}
        hint={strings.recipientEmailHint}
        error={isWrong ? strings.emailInvalid : null}
        type="email"
        autoComplete="off"
        onLeave={() => setLeft(field.value !== '')}
      />
      <button
        type="button"
        onClick={() => dispatch({ type: 'set-recipient', id: line.id, recipient: null })}
        className={quiet}
      >
        {strings.sendToMe}
      </button>
    </div>
  );
}

function Phone(props: Props) {
  const { line, item, refused, locale, strings } = props;
  const [read, setRead] = useState<{ typed: string; number: CheckedPhone } | null>(null);
  const field = useRecipient(props);
  const known = read?.typed === field.value ? read : null;
  const asked = useRef('');

  const { id, value: typed } = field;
  const check = useCallback(async () => {
    if (typed.trim() === '') return;
    // Without an answer nothing is said of it yet; the order asks again.
    asked.current = typed;
    const number = await readPhone(typed, line.country, locale).catch(() => undefined);
    // A late answer would take away what is said of the number that stands there now.
    if (number !== undefined && asked.current === typed) setRead({ typed, number });
  }, [typed, line.country, locale]);

  // What was filled in for the buyer is left by nobody.
  useEffect(() => {
    if (document.activeElement?.id !== id) void check();
  }, [id, check]);

  const example = { example: item.examplePhone };
  const wanted = { code: line.country, place: item.place };
  const words = known?.number ? phoneWords(known.number, wanted, strings) : null;
  const isWrong = known !== null ? known.number === null : refused;
  return (
    <div className="mt-3 border-line border-t pt-3">
      <Field
        {...field}
        label={strings.phone}
        hint={words?.hint ?? fill(strings.phoneHint, example)}
        advice={words?.advice ?? null}
        error={isWrong ? fill(strings.phoneInvalid, example) : null}
        type="tel"
        autoComplete="tel"
        dir="ltr"
        onLeave={check}
      />
      {line.quantity > 1 && <SendElsewhere {...props} />}
    </div>
  );
}

function Account(props: Props) {
  const { refused, strings } = props;
  const field = useRecipient(props);
  return (
    <div className="mt-3 border-line border-t pt-3">
      <Field
        {...field}
        label={strings.account}
        hint={strings.accountHint}
        error={refused && field.value.trim() === '' ? strings.accountInvalid : null}
        type="text"
        autoComplete="off"
        dir="ltr"
      />
    </div>
  );
}
