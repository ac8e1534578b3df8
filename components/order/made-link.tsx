import { secondaryButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { linkAddress } from '@/lib/paths';
import type { OrderStrings } from './order-strings';

type Props = {
  token: string;
  /** What a mail with the link is about. */
  subject: string;
  strings: OrderStrings['links'];
};

/** A link that was just made: to be copied, or handed on by whatever the device has for that. */
export function MadeLink({ token, subject, strings }: Props) {
  const link = linkAddress(location.origin, token);
  const canShare = typeof navigator.share === 'function';
  const mail = `mailto:?${new URLSearchParams({ subject, body: link })}`.replaceAll('+', '%20');
  return (
    <div className="mt-3 rounded-control bg-sunken p-3">
      <p dir="ltr" className="code select-all break-all text-sm">
        {link}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <CopyButton
          text={link}
          label={strings.copy}
          strings={{ copy: strings.copy, copied: strings.copied, failed: strings.copyFailed }}
        />
        {canShare ? (
          <button
            type="button"
            // Whoever closes the sheet has nothing to be told.
            onClick={() => navigator.share({ url: link, title: subject }).catch(() => {})}
            className={`${secondaryButton} px-4 text-sm`}
          >
            {strings.share}
          </button>
        ) : (
          <a href={mail} className={`${secondaryButton} px-4 text-sm`}>
            {strings.mail}
          </a>
        )}
      </div>
      <p className="mt-3 text-muted text-sm">{strings.once}</p>
    </div>
  );
}
