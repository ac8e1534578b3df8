import { primaryButton, secondaryButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { LocalTime } from '@/components/ui/local-time';
import { Qr } from '@/components/ui/qr';
import { SupplierText } from '@/components/ui/supplier-text';
import { fill } from '@/lib/i18n/fill';
import { codeFile, fileNameOf } from '@/lib/order/code-file';
import { type EsimProfile, esimInstallLink, readEsim } from '@/lib/order/esim';
import { type Reveal, revealSchema } from '@/schemas/reveal';
import type { OrderStrings } from './order-strings';

type Strings = OrderStrings['delivery'];

/** The host of a code that is a link; null for a code that is a code. */
function linkHost(code: string): string | null {
  try {
    const url = new URL(code);
    return url.protocol === 'https:' ? url.host : null;
  } catch {
    return null;
  }
}

/** Has the shop reveal the code of a delivery; null when that fails. */
export async function fetchCode(orderId: string, deliveryId: string): Promise<Reveal | null> {
  try {
    const path = `/api/orders/${orderId}/deliveries/${encodeURIComponent(deliveryId)}`;
    const response = await fetch(path, { method: 'POST', cache: 'no-store' });
    const parsed = revealSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A delivered secret: a code to copy, or a link with its host in sight, and how to use it. */
export function RevealedCode({
  title,
  worksIn,
  secret,
  onHide,
  locale,
  strings,
}: {
  /** What the code is of, for what is kept of it. */
  title: string;
  worksIn: string | null;
  secret: Reveal;
  onHide: () => void;
  locale: string;
  strings: Strings;
}) {
  const { code, serial, securityCode, redeemHtml, qr } = secret;
  const host = code === null ? null : linkHost(code);
  const esim = code === null ? null : readEsim(code);
  return (
    <div className="mt-4 space-y-3">
      {qr !== null && <Qr qr={qr} alt={strings.activationQr} />}
      {code !== null && esim !== null && <Esim code={code} esim={esim} strings={strings} />}
      {code !== null && esim === null && host === null && (
        <Secret label={strings.code} text={code} strings={strings} />
      )}
      {code !== null && host !== null && (
        <a
          href={code}
          target="_blank"
          rel="noopener noreferrer"
          referrerPolicy="no-referrer"
          className={primaryButton}
        >
          {fill(strings.openLink, { host })}
        </a>
      )}
      {serial !== null && <Secret label={strings.serial} text={serial} strings={strings} />}
      {securityCode !== null && (
        <Secret label={strings.securityCode} text={securityCode} strings={strings} />
      )}
      <Keep
        fileName={fileNameOf(title)}
        text={() => codeFile({ title, worksIn }, secret, strings)}
        strings={strings}
      />
      {redeemHtml !== null && (
        <div>
          <h4 className="font-medium">{strings.redeem}</h4>
          <div className="text-muted">
            <SupplierText html={redeemHtml} />
          </div>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-muted text-sm">
          <LocalTime at={secret.revealedAt} locale={locale} sentence={strings.revealedAt} />
        </span>
        <button type="button" onClick={onHide} className={secondaryButton}>
          {strings.hide}
        </button>
      </div>
    </div>
  );
}

/** Both are made by the browser alone: the code goes nowhere. */
function Keep({
  fileName,
  text,
  strings,
}: {
  fileName: string;
  text: () => string;
  strings: Strings;
}) {
  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text()], { type: 'text/plain' }));
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <p className="flex flex-wrap gap-3">
      <button type="button" onClick={save} className={`${secondaryButton} px-4 text-sm`}>
        {strings.save}
      </button>
      <button
        type="button"
        onClick={() => window.print()}
        className={`${secondaryButton} px-4 text-sm`}
      >
        {strings.print}
      </button>
    </p>
  );
}

/** For the phone that shows this page, for another one that scans it, and to be entered by hand. */
function Esim({ code, esim, strings }: { code: string; esim: EsimProfile; strings: Strings }) {
  const link = esimInstallLink(code, navigator.userAgent);
  return (
    <>
      {link !== null && (
        <a href={link} referrerPolicy="no-referrer" className={primaryButton}>
          {strings.installHere}
        </a>
      )}
      <p className="text-muted">{strings.install}</p>
      <Secret label={strings.activation} text={code} strings={strings} />
      <Secret label={strings.esimServer} text={esim.server} strings={strings} />
      {esim.activationCode !== '' && (
        <Secret label={strings.esimCode} text={esim.activationCode} strings={strings} />
      )}
      {esim.needsConfirmation && <p>{strings.esimConfirmation}</p>}
    </>
  );
}

function Secret({ label, text, strings }: { label: string; text: string; strings: Strings }) {
  return (
    <div className="rounded-control bg-sunken p-3">
      <p className="text-muted text-sm">{label}</p>
      <p dir="ltr" className="code select-all text-xl tracking-wide">
        {text}
      </p>
      <div className="mt-2">
        <CopyButton
          text={text}
          label={`${strings.copy}: ${label}`}
          strings={{ copy: strings.copy, copied: strings.copied, failed: strings.copyFailed }}
        />
      </div>
    </div>
  );
}
