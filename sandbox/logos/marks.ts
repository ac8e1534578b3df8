import type { Block } from './lettering';

export const canvas = { width: 1000, height: 636 };

type Ground = { tint: string; ink: string };
type Mark = {
  /** Drawn under the letters. */
  under?: (ground: Ground) => string;
  /** Drawn with the letters, placed by their bounds. */
  beside?: (block: Block, ground: Ground) => string;
  /** Where the free area is, when the shape takes some of the card. */
  shift?: { x?: number; y?: number };
};

const circle = (x: number, y: number, r: number, paint: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" ${paint}/>`;
const rect = (x: number, y: number, w: number, h: number, paint: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" ${paint}/>`;
const path = (d: string, paint: string) => `<path d="${d}" ${paint}/>`;
const fill = (colour: string) => `fill="${colour}"`;
const line = (colour: string, width: number) =>
  `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"`;

function grid(tint: string): string {
  const dots: string[] = [];
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 6 - row; column += 1) {
      dots.push(circle(950 - column * 52, 50 + row * 52, 11, fill(tint)));
    }
  }
  return dots.join('');
}

/** Simple shapes that set cards apart; none of them is anybody's emblem. */
export const marks = {
  plain: {},
  corner: { under: ({ tint }) => circle(1000, 636, 330, fill(tint)) },
  crown: { under: ({ tint }) => circle(500, -560, 760, fill(tint)), shift: { y: 52 } },
  dawn: { under: ({ tint }) => circle(500, 1196, 760, fill(tint)), shift: { y: -52 } },
  rings: {
    under: ({ tint }) => [130, 215, 300].map((r) => circle(1000, 0, r, line(tint, 34))).join(''),
  },
  ripple: {
    under: ({ tint }) => [120, 190, 260].map((r) => circle(0, 636, r, line(tint, 22))).join(''),
  },
  halo: { under: ({ tint }) => circle(500, 318, 262, fill(tint)) },
  stripe: { under: ({ tint }) => path('M700 0h190L620 636H430z', fill(tint)) },
  split: { under: ({ tint }) => path('M1000 0v636H0z', fill(tint)) },
  wedge: { under: ({ tint }) => path('M1000 250v386H420z', fill(tint)) },
  band: { under: ({ tint }) => rect(0, 520, 1000, 116, fill(tint)), shift: { y: -48 } },
  ledge: { under: ({ tint }) => rect(0, 0, 1000, 92, fill(tint)), shift: { y: 40 } },
  side: { under: ({ tint }) => rect(0, 0, 96, 636, fill(tint)), shift: { x: 44 } },
  half: { under: ({ tint }) => rect(0, 318, 1000, 318, fill(tint)) },
  frame: { under: ({ tint }) => rect(48, 48, 904, 540, line(tint, 7), 10) },
  waves: {
    under: ({ tint }) =>
      path(
        'M0 540C170 440 330 440 500 520S830 600 1000 500V636H0z',
        `${fill(tint)} opacity=".55"`,
      ) + path('M0 600C170 520 330 520 500 576S830 636 1000 560V636H0z', fill(tint)),
    shift: { y: -36 },
  },
  grid: { under: ({ tint }) => grid(tint) },
  steps: {
    under: ({ tint }) =>
      [0, 1, 2, 3, 4]
        .map((n) => rect(700 + n * 56, 566 - n * 34, 34, 70 + n * 34 + 20, fill(tint), 8))
        .join(''),
    shift: { y: -30 },
  },
  chip: {
    under: ({ tint }) =>
      rect(806, 60, 134, 104, line(tint, 10), 22) +
      path('M806 112h40M900 112h40M846 60v104M900 60v104', line(tint, 10)),
    shift: { y: 14 },
  },
  petals: {
    under: ({ tint }) =>
      [
        [880, 40],
        [960, 120],
        [880, 200],
        [800, 120],
      ]
        .map(([x = 0, y = 0]) => circle(x, y, 74, `${fill(tint)} opacity=".7"`))
        .join(''),
    shift: { y: 22 },
  },
  blocks: {
    under: ({ tint }) =>
      rect(0, 556, 80, 80, fill(tint)) +
      rect(80, 556, 80, 80, `${fill(tint)} opacity=".55"`) +
      rect(0, 476, 80, 80, `${fill(tint)} opacity=".55"`) +
      rect(840, 0, 80, 80, `${fill(tint)} opacity=".55"`) +
      rect(920, 0, 80, 80, fill(tint)) +
      rect(920, 80, 80, 80, `${fill(tint)} opacity=".55"`),
  },
  rays: {
    under: ({ tint }) =>
      path(
        'M500 318L1000 40V200zM500 318L1000 436V596zM500 318L0 40V200zM500 318L0 436V596z',
        fill(tint),
      ) + path('M500 318L640 0H360zM500 318L640 636H360z', fill(tint)),
  },
  bar: {
    beside: ({ left, right, bottom }, { tint }) => {
      const width = Math.min(200, (right - left) * 0.32);
      return rect((left + right - width) / 2, bottom + 52, width, 16, fill(tint), 8);
    },
    shift: { y: -24 },
  },
  underline: {
    beside: ({ left, right, bottom }, { tint }) =>
      rect(left, bottom + 40, right - left, 18, fill(tint)),
    shift: { y: -24 },
  },
  dot: {
    beside: ({ right, lines }, { tint }) =>
      circle(right + 34, (lines.at(-1)?.baseline ?? 0) - 20, 21, fill(tint)),
    shift: { x: -26 },
  },
  rule: {
    beside: ({ left, top, bottom }, { tint }) =>
      rect(left - 58, top - 14, 18, bottom - top + 28, fill(tint), 9),
    shift: { x: 28 },
  },
} satisfies Record<string, Mark>;

export type MarkName = keyof typeof marks;

export function isMark(name: string): name is MarkName {
  return Object.hasOwn(marks, name);
}

export function markOf(name: MarkName): Mark {
  return marks[name];
}
