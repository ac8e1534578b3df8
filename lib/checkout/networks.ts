import type { Network } from '@/schemas/catalogue';
import { compareDecimals } from '../money';

/** Why a network cannot pay for an order of `amount` (in its coin; null if unknown); null if it can. */
export function networkObstacle(
  network: Network,
  amount: string | null,
): 'suspended' | 'below-minimum' | null {
  if (network.suspended) return 'suspended';
  if (network.minimum === null || amount === null) return null;
  return compareDecimals(amount, network.minimum) === -1 ? 'below-minimum' : null;
}

/** The wanted network while it can be used, else the first that can; undefined when none can. */
export function usableNetwork(
  networks: readonly Network[],
  wanted: string | null,
  amount: string | null,
): Network | undefined {
  const usable = networks.filter((network) => networkObstacle(network, amount) === null);
  return usable.find(({ name }) => name === wanted) ?? usable[0];
}
