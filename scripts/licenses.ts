import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { licenseDocument } from './lib/license-document';

const root = fileURLToPath(new URL('..', import.meta.url));
const { file, text } = licenseDocument(root);

writeFileSync(path.join(root, file), text);
