import { Problem } from '../../scripts/lib/problem.mjs';
import { startSandbox } from '../live/sandbox.mjs';

/** How many brands the two countries with most visitors list; the others have the usual ones. */
const sizes = ['US=600', 'BR=300'];

/** The supplier's simulator as a process of its own, with its wire and its controls. */
export async function startSupplier() {
  const brands = sizes.flatMap((size) => ['--brands', size]);
  const { port, end } = await startSandbox(null, brands);
  const url = (path) => `http://127.0.0.1:${port}${path}`;
  return {
    port,
    end,
    async read(path) {
      const response = await fetch(url(path));
      if (!response.ok) throw new Problem(`The sandbox answers ${response.status} to ${path}.`);
      return await response.json();
    },
    async control(path, body) {
      await fetch(url(`/control${path}`), { method: 'POST', body: JSON.stringify(body ?? {}) });
    },
  };
}
