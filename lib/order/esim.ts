/** What a phone asks for when an eSIM is entered by hand, and the whole text that a camera reads. */
export type EsimProfile = {
  /** The server that holds the profile, SM-DP+. */
  server: string;
  activationCode: string;
  /** Whether a confirmation code, which comes another way, is asked for as well. */
  needsConfirmation: boolean;
};

/**
 * Reads an eSIM's activation code, `LPA:1$server$code[$oid[$1]]` (GSMA SGP.22, section 4.1).
 * @returns null for what is none: it may be any other code.
 */
export function readEsim(text: string): EsimProfile | null {
  const parts =
    /^LPA:1\$([A-Za-z0-9.:-]{1,253})\$([A-Za-z0-9-]{0,255})(?:\$([0-9.]*)(?:\$(1?))?)?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;
  const [, server = '', activationCode = '', , confirmation] = parts;
  return { server, activationCode, needsConfirmation: confirmation === '1' };
}

/**
 * The link by which a phone installs an eSIM from its own browser: Apple's from iOS 17.4 on, Android's
 * from Android 14 on, which are answered by the system itself. Null for every other device: there it
 * would hand the code to a website.
 */
export function esimInstallLink(text: string, userAgent: string): string | null {
  if (readEsim(text) === null) return null;
  const path = `esim_qrcode_provisioning?carddata=${encodeURIComponent(text.trim())}`;
  const [, major = '0', minor = '0'] = /(?:iPhone|iPad).*? OS (\d+)_(\d+)/.exec(userAgent) ?? [];
  const ios = Number(major) * 100 + Number(minor);
  if (ios >= 1704) return `https://esimsetup.apple.com/${path}`;
  const android = Number(/Android (\d+)/.exec(userAgent)?.[1] ?? 0);
  return android >= 14 ? `https://esimsetup.android.com/${path}` : null;
}
