import { type Measured, measurePairs } from '@/lib/theme/contrast';
import type { Scheme } from '@/lib/theme/palette';
import { minimum, type Tokens, themeTokens } from '@/lib/theme/tokens';
import type { ThemeConfig } from '@/schemas/shop-theme';
import { ColourOn, Swatch } from './colour';
import { Pair, Section, Specimen } from './parts';

const schemes = ['light', 'dark'] as const;

/** Every colour of both schemes, and what each pair of them that meets on a page measures. */
export function TokenSections({ theme }: { theme: ThemeConfig }) {
  return (
    <>
      <Section
        id="colours"
        about="Derived from the accent, but for those that the file sets itself, which are marked."
      >
        <Pair>
          {schemes.map((scheme) => (
            <Specimen key={scheme} name={`The ${scheme} theme`}>
              <Swatches tokens={themeTokens(theme, scheme)} own={theme[scheme]} scheme={scheme} />
            </Specimen>
          ))}
        </Pair>
      </Section>
      <Section
        id="contrast"
        about="Every two colours that meet on a page, the closest first. Text needs 4.5:1, the edge of a control 3:1 (WCAG 2.2 AA)."
      >
        <Pair>
          {schemes.map((scheme) => (
            <Specimen key={scheme} name={`The ${scheme} theme`}>
              <Pairs tokens={themeTokens(theme, scheme)} scheme={scheme} />
            </Specimen>
          ))}
        </Pair>
      </Section>
    </>
  );
}

type Own = ThemeConfig[Scheme];

function Swatches({ tokens, own, scheme }: { tokens: Tokens; own: Own; scheme: Scheme }) {
  const set = new Set(
    Object.entries(own).flatMap(([token, hex]) => (hex === undefined ? [] : [token])),
  );
  return (
    <div data-scheme={scheme} className="rounded-card border border-line bg-page p-4 text-text">
      <ul lang="en" className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {Object.entries(tokens).map(([token, hex]) => (
          <li key={token} className="min-w-0 text-sm">
            <Swatch hex={hex} />
            <span className="mt-1 block font-medium">{token}</span>
            <span className="code block text-muted text-xs">{hex}</span>
            {set.has(token) && <span className="block text-muted text-xs">set in the file</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const byMargin = (a: Measured, b: Measured) =>
  a.ratio / minimum[a.need] - b.ratio / minimum[b.need];

function Pairs({ tokens, scheme }: { tokens: Tokens; scheme: Scheme }) {
  return (
    <table lang="en" className="w-full text-sm">
      <caption className="sr-only">{`Contrast of the ${scheme} theme`}</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="pb-2 text-start font-normal">
            Pair
          </th>
          <th scope="col" className="pb-2 text-end font-normal">
            Ratio
          </th>
          <th scope="col" className="pb-2 text-end font-normal">
            Needs
          </th>
          <th scope="col" className="pb-2 text-end font-normal">
            WCAG AA
          </th>
        </tr>
      </thead>
      <tbody>
        {measurePairs(tokens)
          .toSorted(byMargin)
          .map((pair) => (
            <Row key={`${pair.colour} ${pair.on}`} pair={pair} tokens={tokens} />
          ))}
      </tbody>
    </table>
  );
}

function Row({ pair, tokens }: { pair: Measured; tokens: Tokens }) {
  const { colour, on, need, ratio, passes } = pair;
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-1 pe-2 text-start font-normal">
        <span className="flex items-center gap-2">
          <ColourOn colour={tokens[colour]} on={tokens[on]} />
          <span className="min-w-0 [overflow-wrap:anywhere]">{`${colour} on ${on}`}</span>
        </span>
      </th>
      {/* Cut off, not rounded: what just fails must not read as what just passes. */}
      <td className="text-end">{`${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`}</td>
      <td className="text-end text-muted">{`${minimum[need]}:1`}</td>
      <td className={`text-end ${passes ? 'text-good' : 'font-semibold text-bad'}`}>
        {passes ? 'passes' : 'fails'}
      </td>
    </tr>
  );
}
