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

/**
 * The wanted network while it can be used; undefined when it cannot, since another chain is for the
 * buyer to choose. The first usable one stands in only where none was wanted (null).
 */
export function usableNetwork(
  networks: readonly Network[],
  wanted: string | null,
  amount: string | null,
): Network | undefined {
  const usable = networks.filter((network) => networkObstacle(network, amount) === null);
  return wanted === null ? usable[0] : usable.find(({ name }) => name === wanted);
}

/** The supplier's code for why no network is usable, or not the wanted one. */
export function networkProblem(
  networks: readonly Network[],
  wanted: string | null,
  amount: string | null,
): 'SUSPENDED_NETWORK' | 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED' {
  const meant = networks.filter(({ name }) => wanted === null || name === wanted);
  const tooSmall = meant.some((network) => networkObstacle(network, amount) === 'below-minimum');
  return tooSmall ? 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED' : 'SUSPENDED_NETWORK';
}
