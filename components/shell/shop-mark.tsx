import { branding } from '@/lib/branding/branding';
import { shop } from '@/lib/shop';

/** Wider than this at its height of 32 px, a logo leaves no room for a country's name on a phone. */
const widestBesideCountry = 110;

/** Whether the partner's mark takes so much of a phone's header that a country is but its flag there. */
export function isWideMark(): boolean {
  const size = branding().logo?.light.size;
  return size != null && (size.width / size.height) * 32 > widestBesideCountry;
}

/** The partner's logo, or the name of the shop; the link around it says where it leads. */
export function ShopMark() {
  const { logo } = branding();
  if (logo === null) return <span className="truncate">{shop().name}</span>;
  const { light, dark } = logo;
  return (
    <picture className="min-w-0">
      {dark.href !== light.href && (
        <source
          media="(prefers-color-scheme: dark)"
          srcSet={dark.href}
          width={dark.size?.width}
          height={dark.size?.height}
        />
      )}
      <img
        src={light.href}
        alt=""
        width={light.size?.width}
        height={light.size?.height}
        className="h-8 w-auto max-w-[min(100%,11rem)] object-contain object-left rtl:object-right"
      />
    </picture>
  );
}
