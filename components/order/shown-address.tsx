import { isInvoice } from '@/lib/payment/invoice';

/** In groups of four with strong ends, the parts people compare. An invoice is too long for that. */
export function ShownAddress({ address }: { address: string }) {
  if (isInvoice(address)) {
    return (
      <p dir="ltr" className="code mt-1 max-h-20 select-all overflow-y-auto text-sm">
        {address}
      </p>
    );
  }
  const [head, middle, tail] = [address.slice(0, 6), address.slice(6, -6), address.slice(-6)];
  const groups = [...middle.matchAll(/.{1,4}/g)];
  return (
    <p dir="ltr" className="code mt-1 select-all leading-relaxed">
      <strong className="me-[0.35em] inline-block font-bold text-accent">{head}</strong>
      {groups.map(({ 0: group, index }) => (
        <span key={index} className="me-[0.35em] inline-block">
          {group}
        </span>
      ))}
      <strong className="inline-block font-bold text-accent">{tail}</strong>
    </p>
  );
}
