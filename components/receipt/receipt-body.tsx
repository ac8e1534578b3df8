import type { Receipt } from '@/schemas/receipt';
import { amountsOf } from './amounts';
import { momentInWords } from './moment';
import type { ReceiptWords } from './receipt-words';

type Props = {
  receipt: Receipt;
  locale: string;
  words: ReceiptWords;
  /** A country's name, of its code. */
  countryOf: (code: string) => string;
};

/** What a receipt says: on its own page, and where it has been checked. */
export function ReceiptBody(props: Props) {
  return (
    <>
      {props.receipt.simulated && (
        <p className="mt-5 rounded-control border border-attention/40 bg-attention-soft px-3 py-2 text-sm">
          {props.words.receipt.simulated}
        </p>
      )}
      <Facts {...props} />
      <Items {...props} />
      <Amounts {...props} />
    </>
  );
}

function Facts({ receipt, locale, words: { receipt: names, states } }: Props) {
  const { order, state, payment } = receipt;
  const moments = (['placedAt', 'paidAt', 'issuedAt'] as const).flatMap((name) => {
    const iso = receipt[name];
    return iso === null ? [] : [{ name, iso }];
  });
  return (
    <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
      <dt className="text-muted">{names.order}</dt>
      <dd>
        <bdi dir="ltr" className="code text-sm">
          {order}
        </bdi>
      </dd>
      <dt className="text-muted">{names.state}</dt>
      <dd>{states[state]}</dd>
      {moments.map(({ name, iso }) => (
        <div key={name} className="contents">
          <dt className="text-muted">{names[name]}</dt>
          <dd>
            <time dateTime={iso}>{momentInWords(iso, locale)}</time>
          </dd>
        </div>
      ))}
      {payment.network !== null && (
        <>
          <dt className="text-muted">{names.network}</dt>
          <dd>
            <bdi>{payment.network}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}

function Items({ receipt, words: { receipt: names, unnamed }, countryOf }: Props) {
  if (receipt.items.length === 0) return null;
  return (
    <table className="mt-5 w-full border-line border-y">
      <caption className="sr-only">{names.items}</caption>
      <thead className="text-muted text-sm">
        <tr>
          <th scope="col" className="py-2 pe-4 text-start font-normal">
            {names.item}
          </th>
          <th scope="col" className="py-2 text-end font-normal">
            {names.country}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipt.items.map(({ brand, label, country, failed }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind are alike, and stay in order
          <tr key={index} className="break-inside-avoid border-line border-t align-baseline">
            <td className="py-2.5 pe-4">
              <bdi className="font-medium">{brand ?? unnamed}</bdi> <bdi>{label}</bdi>
              {failed && <span className="block text-bad text-sm">{names.failed}</span>}
            </td>
            <td className="py-2.5 text-end">{country === null ? '–' : countryOf(country)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Amounts({ receipt, words }: Props) {
  return (
    <dl className="mt-4 break-inside-avoid space-y-1.5">
      {amountsOf(receipt).map(({ name, text }) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6">
          <dt className="text-muted">{words.receipt[name]}</dt>
          <dd className={name === 'received' ? 'font-semibold text-lg' : undefined}>
            <bdi dir="ltr">{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
