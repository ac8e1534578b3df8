import type { Row } from '../rows';
import { esims } from './esims';
import { food } from './food';
import { games } from './games';
import { shopping } from './shopping';
import { streaming } from './streaming';
import { topUps } from './top-ups';
import { travel } from './travel';

/** Everything on sale; within a country brands stand in this order. */
export const rows: Row[] = [
  ...esims,
  ...shopping,
  ...games,
  ...travel,
  ...streaming,
  ...food,
  ...topUps,
];
