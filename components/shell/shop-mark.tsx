import { branding } from '@/lib/branding/branding';
import { shop } from '@/lib/shop';

/** The partner's logo, or the name of the shop; the link around it says where it leads. */
export function ShopMark() {
  const { logo } = branding();
  if (logo === null) return <span className="truncate">{shop().name}</span>;
  const { light, dark } = logo;
  return (
    <picture>
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
        className="h-8 w-auto max-w-44 object-contain object-left rtl:object-right"
      />
    </picture>
  );
}
