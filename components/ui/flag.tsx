/** A country's flag as a small round picture. Decorative: the name always stands beside it. */
export function Flag({ country, large = false }: { country: string; large?: boolean }) {
  const side = large ? 28 : 20;
  return (
    <img
      src={`/flags/${country.toLowerCase()}.svg`}
      alt=""
      width={side}
      height={side}
      loading="lazy"
      decoding="async"
      className="shrink-0 rounded-full"
    />
  );
}
