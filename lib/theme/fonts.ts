import type { Typeface } from '@/schemas/shop-theme';

/** What devices come with, by manner: Apple's, Windows', Android's and Linux' faces in turn. */
export const fontStacks: Record<Typeface, string> = {
  system: 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif',
  humanist: 'Optima,Seravek,Candara,"Gill Sans Nova",Ubuntu,"Noto Sans","DejaVu Sans",sans-serif',
  geometric: '"Avenir Next",Avenir,Futura,"Century Gothic",Montserrat,"URW Gothic",sans-serif',
  grotesque: '"Helvetica Neue",Helvetica,"Arial Nova","Nimbus Sans",Roboto,Arial,sans-serif',
  rounded:
    'ui-rounded,"SF Pro Rounded","Hiragino Maru Gothic ProN","Arial Rounded MT Bold",Nunito,Quicksand,sans-serif',
  serif: '"Iowan Old Style",Charter,"Sitka Text",Cambria,"Noto Serif","DejaVu Serif",Georgia,serif',
  slab: 'Rockwell,"Rockwell Nova","Roboto Slab","Sitka Small","DejaVu Serif",serif',
  mono: 'ui-monospace,"SF Mono",Menlo,Consolas,"Roboto Mono","DejaVu Sans Mono",monospace',
};
