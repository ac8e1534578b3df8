import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { referenceFiles } from './lib/reference/files';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const { file, text } of referenceFiles(root)) writeFileSync(path.join(root, file), text);
