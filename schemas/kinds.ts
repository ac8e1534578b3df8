/** The three doors of the shop, as they stand in its URLs. */
export const kindSegments = ['gift-cards', 'top-ups', 'esims'] as const;
export type Kind = (typeof kindSegments)[number];
