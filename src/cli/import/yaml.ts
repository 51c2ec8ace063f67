import { isScalar, parseDocument, visit, type Document } from 'yaml';
import { failRead, type Read } from './file.ts';
import { quote } from './note.ts';

/** YAML of one document; aliases count at most a hundred times, since a few lines of them can stand for gigabytes. */
export function parseYaml(text: string): Read<unknown> {
  try {
    // The reader compares each key with all others of its mapping: 50,000 keys took a minute and a half (yaml 2.9.1).
    const document = parseDocument(text, { merge: true, uniqueKeys: false, stringKeys: true, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) return failRead(`is not YAML that can be read (${error.code})`);
    const double = findDoubleKey(document);
    if (double !== undefined) return failRead(`is not YAML that can be read: ${quote(double)} stands twice`);
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    return failRead('is not YAML that can be read (too many aliases)');
  }
}

function findDoubleKey(document: Document): string | undefined {
  let found: string | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (keys.has(name) && name !== '<<') found = name;
        keys.add(name);
      }
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}
