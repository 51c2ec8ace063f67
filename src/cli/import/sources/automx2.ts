import { decodeText, failRead, readWhole, textLimitBytes } from '../file.ts';
import type { Importer } from '../importer.ts';
import { isDatabase, readDatabase } from './automx2-database.ts';
import { toDrafts } from './automx2-providers.ts';
import { parseSeed } from './automx2-seed.ts';

// A hundred thousand domains have less than this.
const databaseLimitBytes = 8 * textLimitBytes;

/** The seed file or the SQLite database of automx2 (rseichter/automx2, read in November 2026 at version 2026.2). */
export const automx2: Importer = {
  name: 'automx2',
  operand: '<file>',
  summary: 'the JSON that seeds automx2, or its SQLite database',
  async read(path) {
    const bytes = await readWhole(path, databaseLimitBytes, 'database of automx2 with mail providers');
    if (!bytes.ok) return bytes;
    if (isDatabase(bytes.value)) {
      const providers = readDatabase(path);
      return providers.ok ? toDrafts(providers.value) : providers;
    }
    if (bytes.value.length > textLimitBytes) return failRead('is larger than 1 MiB, and no seed file of automx2 is');
    const text = decodeText(bytes.value);
    if (!text.ok) return text;
    const provider = parseSeed(text.value);
    return provider.ok ? toDrafts([provider.value]) : provider;
  },
};
