import 'server-only';
import { branding } from '../branding/branding';
import { shop } from '../shop';
import { themeCss } from './theme';

const written = new WeakMap<object, string>();

/** The style sheet of the shop's theme, for the head of each page; made once for a configuration. */
export function shopStyle(): string {
  const { theme } = shop();
  const known = written.get(theme);
  if (known !== undefined) return known;
  const { fonts } = branding();
  const css = themeCss(theme, (file) => fonts.get(file)?.href ?? '');
  written.set(theme, css);
  return css;
}
