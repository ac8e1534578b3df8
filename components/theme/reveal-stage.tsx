import { CodeReveal } from '@/components/order/code-reveal';
import type { OrderStrings } from '@/components/order/order-strings';
import type { QrPath, Reveal } from '@/schemas/reveal';
import { placedAt } from './order-fixtures';
import { Pair, Specimen } from './parts';

type Props = {
  /** What an eSIM is installed with. */
  activation: { code: string; qr: QrPath | null };
  worksIn: string;
  locale: string;
  strings: OrderStrings['delivery'];
};

function secret(change: Partial<Reveal>): Reveal {
  return {
    code: null,
    serial: null,
    securityCode: null,
    redeemHtml: null,
    redeemLanguages: [],
    qr: null,
    revealedAt: placedAt,
    ...change,
  };
}

const card = secret({
  code: 'SIMULATED-0O1l-8B5S',
  serial: '6004 1122 3344',
  securityCode: '0917',
  redeemHtml: '<ol><li>Sign in.</li><li>Choose “Redeem”.</li><li>Enter the code.</li></ol>',
  redeemLanguages: ['en'],
});

const link = secret({ code: 'https://redeem.example.com/simulated' });

/** Codes that are asked for once more, and codes that are shown: to copy, to open, to scan. */
export default function RevealStage({ activation, ...shared }: Props) {
  const shown: [name: string, title: string, initial: Reveal | null][] = [
    ['Before a code is shown for the first time', 'Northwind $5', null],
    ['A code that is shown', 'Northwind $25', card],
    ['A code that is a link', 'Northwind $50', link],
  ];
  // What suits the device is told by the browser, or by Node from version 21 on.
  if (typeof navigator !== 'undefined') {
    shown.push(['An eSIM', 'Northwind eSIM', secret(activation)]);
  }
  return (
    <Pair>
      {shown.map(([name, title, initial]) => (
        <Specimen key={name} name={name}>
          <article className="rounded-card border border-line bg-surface p-4">
            <h3 className="font-semibold">{title}</h3>
            <CodeReveal
              {...shared}
              {...{ title, initial }}
              secretAt="theme"
              onShown={() => {}}
              onClose={() => {}}
            />
          </article>
        </Specimen>
      ))}
    </Pair>
  );
}
