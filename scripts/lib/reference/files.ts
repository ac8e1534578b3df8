import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shopConfigJsonSchema } from './json-schema';
import { replaceMarked } from './marked';
import { environmentExample, settingsTable } from './settings';
import { shopConfigTables } from './shop-config';

/** What `npm run reference` writes out of the schemas: files below the root, with their texts. */
export function referenceFiles(root: string): { file: string; text: string }[] {
  const configuration = 'docs/configuration.md';
  const document = readFileSync(path.join(root, configuration), 'utf8');
  const withSettings = replaceMarked(document, 'environment', settingsTable());
  return [
    {
      file: configuration,
      text: replaceMarked(withSettings, 'shop.config.json', shopConfigTables()),
    },
    {
      file: 'docs/shop.config.schema.json',
      text: `${JSON.stringify(shopConfigJsonSchema(), null, 2)}\n`,
    },
    { file: '.env.example', text: environmentExample() },
  ];
}
