import { Problem } from '../scripts/lib/problem.mjs';

/** The country that sells a thousand brands while something is measured. */
export const longCountry = { code: 'PH', name: 'Philippines' };

/**
 * Makes the supplier's simulator sell as many brands there as any country might.
 * @throws Problem when the simulator refuses
 */
export async function listBrands(sandboxOrigin, brands = 1000) {
  const response = await fetch(`${sandboxOrigin}/control/catalogue`, {
    method: 'POST',
    body: JSON.stringify({ country: longCountry.code, brands }),
  });
  if (!response.ok) throw new Problem(`The sandbox refused ${brands} brands: ${response.status}.`);
}
