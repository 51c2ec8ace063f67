import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnyFormat } from '../src/formats/format.ts';
import * as formats from '../src/formats/index.ts';
import * as providers from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';

const project = join(import.meta.dirname, '..');

function findFiles(folder: string): readonly string[] {
  return readdirSync(join(project, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(project, path)).isDirectory() ? findFiles(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** What a file imports: files as paths from the project's root, packages by name. Type imports count too. */
function findImports(path: string): readonly string[] {
  const specifiers = [...read(path).matchAll(/\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'|^import\s+'([^']+)'/gm)];
  return specifiers.map((found) => {
    const specifier = found[1] ?? found[2] ?? found[3] ?? '';
    return specifier.startsWith('.') ? relative(project, join(project, path, '..', specifier)) : specifier;
  });
}

// Arrows point to core, and core points nowhere.
const layers: readonly { readonly files: RegExp; readonly mayImport: readonly RegExp[] }[] = [
  { files: /^providers\/(?:own\/)?index\.ts$/, mayImport: [/^providers\//] },
  { files: /^providers\//, mayImport: [/^src\/core\/types\.ts$/] },
  { files: /^src\/core\//, mayImport: [/^src\/core\//] },
  { files: /^src\/formats\/index\.ts$/, mayImport: [/^src\/formats\//] },
  {
    files: /^src\/formats\/autodiscover\//,
    mayImport: [
      /^src\/core\//,
      /^src\/formats\/autodiscover\//,
      /^src\/formats\/(?:format|explain|exchange|host|query|redirect|xml|xml-reader)\.ts$/,
    ],
  },
  {
    files: /^src\/formats\/autodiscover-soap\//,
    mayImport: [
      /^src\/core\//,
      /^src\/formats\/autodiscover-soap\//,
      /^src\/formats\/(?:format|explain|exchange|redirect|xml|xml-reader)\.ts$/,
    ],
  },
  {
    files: /^src\/formats\/mobileconfig\//,
    mayImport: [
      /^src\/core\//,
      /^src\/formats\/mobileconfig\//,
      /^src\/formats\/(?:format|explain|query|plist|slots|uuid|xml)\.ts$/,
    ],
  },
  {
    files: /^src\/formats\/settings-api\//,
    mayImport: [/^src\/core\//, /^src\/formats\/settings-api\//, /^src\/formats\/(?:format|explain|query)\.ts$/],
  },
  {
    files: /^src\/formats\//,
    mayImport: [
      /^src\/core\//,
      /^src\/formats\/(?:format|batch|keeper|together|explain|exchange|host|query|redirect|sha|slots|xml|xml-reader|plist|uuid|autoconfig-elements|pacc-servers)\.ts$/,
    ],
  },
  { files: /^src\/storage\/(?:tenant-)?schema\.ts$/, mayImport: [/^src\/(?:core|storage)\//, /^zod\/mini$/] },
  { files: /^src\/storage\/sqlite\.ts$/, mayImport: [/^src\/(?:core|storage)\//, /^node:sqlite$/] },
  { files: /^src\/storage\//, mayImport: [/^src\/core\//, /^src\/storage\//] },
  { files: /^src\/pages\/words\//, mayImport: [/^src\/pages\/words\//] },
  { files: /^src\/pages\/page\.ts$/, mayImport: [/^src\/core\/maybe\.ts$/, /^src\/formats\/format\.ts$/] },
  {
    files: /^src\/pages\//,
    mayImport: [/^src\/core\//, /^src\/formats\/(?:format|index|sha)\.ts$/, /^src\/pages\//, /^uqr$/],
  },
  { files: /^src\/clients\//, mayImport: [/^src\/core\//, /^src\/clients\//, /^fast-xml-parser$/] },
  { files: /^src\/checks\//, mayImport: [/^src\/(?:core|formats|clients|checks)\//] },
  {
    files: /^src\/conform\/send\.ts$/,
    mayImport: [/^src\/conform\//, /^node:(?:http|https|net|tls)$/],
  },
  { files: /^src\/conform\//, mayImport: [/^src\/(?:core|clients|checks|conform)\//] },
  { files: /^src\/dns\//, mayImport: [/^src\/core\/(?:types|result|maybe|address)\.ts$/, /^src\/dns\//] },
  { files: /^src\/doctor\/doctor\.ts$/, mayImport: [/^src\/core\/maybe\.ts$/, /^src\/formats\/format\.ts$/] },
  {
    files: /^src\/doctor\//,
    mayImport: [
      /^src\/(?:core|checks|pages|doctor)\//,
      /^src\/formats\/(?:format|settings-api\/problem)\.ts$/,
      /^src\/dns\/cache\.ts$/,
    ],
  },
  {
    files: /^src\/edge\//,
    mayImport: [/^src\/checks\/network\.ts$/, /^src\/(?:dns|doctor|edge)\//, /^cloudflare:sockets$/],
  },
  { files: /^src\/signing\//, mayImport: [/^src\/core\/(?:types|maybe)\.ts$/, /^src\/signing\//] },
  {
    files: /^src\/http\//,
    mayImport: [
      /^src\/core\//,
      /^src\/formats\/format\.ts$/,
      /^src\/signing\/(?:signer|problem)\.ts$/,
      /^src\/pages\/page\.ts$/,
      /^src\/doctor\/doctor\.ts$/,
      /^src\/http\//,
      /^hono\/tiny$/,
    ],
  },
  {
    files: /^src\/cli\/bundle\.ts$/,
    mayImport: [/^node:/, /^esbuild$/],
  },
  {
    files: /^src\/cli\/import\/entry\.ts$/,
    mayImport: [/^src\/(?:core|storage)\//, /^node:/, /^prettier$/],
  },
  { files: /^src\/cli\/import\/yaml\.ts$/, mayImport: [/^src\/cli\/import\//, /^yaml$/] },
  { files: /^src\/cli\/check\/worker-config\.ts$/, mayImport: [/^node:/, /^wrangler$/] },
  {
    files: /^src\/cli\/check\/variables\.ts$/,
    mayImport: [/^src\/(?:http|dns)\/settings\.ts$/, /^src\/cli\//],
  },
  {
    // The exact bytes and headers are those of the application itself.
    files: /^src\/cli\/preview\/respond\.ts$/,
    mayImport: [/^src\/(?:core|formats|signing|cli)\//, /^src\/http\/app\.ts$/, /^node:/],
  },
  {
    files: /^src\/cli\//,
    mayImport: [
      /^src\/(?:core|formats|signing|storage|clients|checks|conform|cli)\//,
      /^src\/node\/network\//,
      /^providers\//,
      /^node:/,
    ],
  },
  {
    files: /^src\/node\/network\//,
    mayImport: [/^src\/checks\/network\.ts$/, /^src\/node\/network\//, /^node:/],
  },
  {
    files: /^src\/node\/doctor\.ts$/,
    mayImport: [/^src\/doctor\//, /^src\/http\/memory-limit\.ts$/, /^src\/node\/network\//, /^node:/],
  },
  { files: /^src\/node\//, mayImport: [/^src\/http\/app\.ts$/, /^src\/node\//, /^node:/, /^@hono\/node-server$/] },
  { files: /^src\/node\.ts$/, mayImport: [/^src\/(?:core|dns|doctor|formats|pages|signing|storage|http|node)\//] },
  {
    files: /^src\/worker\.ts$/,
    mayImport: [
      /^src\/(?:core|dns|doctor|edge|formats|pages|signing|storage|http)\//,
      /^providers\/index\.ts$/,
      /^cloudflare:workers$/,
    ],
  },
];

const sources = [...findFiles('src'), ...findFiles('providers')];

describe('imports', () => {
  test.each(sources)('%s imports only what its layer may', (path) => {
    const layer = layers.find(({ files }) => files.test(path));
    expect(layer, 'the file belongs to a layer').toBeDefined();
    const forbidden = findImports(path).filter(
      (imported) => layer?.mayImport.some((allowed) => allowed.test(imported)) !== true,
    );
    expect(forbidden).toEqual([]);
  });

  /** Everything that is there once a file is imported; what `import()` loads later only if it counts. */
  const findClosure = (entry: string, countsLater: boolean, found = new Set<string>()): ReadonlySet<string> => {
    if (found.has(entry)) return found;
    found.add(entry);
    if (!entry.endsWith('.ts')) return found;
    const later = new Set([...read(entry).matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, path = '']) => basename(path)));
    for (const imported of findImports(entry)) {
      if (countsLater || !later.has(basename(imported))) findClosure(imported, countsLater, found);
    }
    return found;
  };

  test.each(['src/worker.ts', 'src/node.ts'])('%s starts without what only tenants need', (entry) => {
    const closure = findClosure(entry, false);
    expect([...closure].filter((path) => /zod|sqlite|tenants\.ts$|\/kv\.ts$/.test(path))).toEqual([]);
    expect(closure).toContain('src/storage/providers.ts');
    expect(findClosure(entry, true)).toContain('src/storage/tenants.ts');
  });

  test.each(['src/worker.ts', 'src/node.ts'])('%s starts without what only the doctor needs', (entry) => {
    const parts = /^src\/(?:checks|clients|edge|node\/network|node\/doctor\.ts|doctor\/(?!doctor\.ts))/;
    expect([...findClosure(entry, false)].filter((path) => parts.test(path))).toEqual([]);
    expect(findClosure(entry, true)).toContain('src/doctor/examine.ts');
  });

  test('no worker has SQLite in it', () => {
    expect([...findClosure('src/worker.ts', true)].filter((path) => /sqlite|^node:/.test(path))).toEqual([]);
  });

  test('the rules refuse an arrow from core to a format', () => {
    const core = layers.find(({ files }) => files.test('src/core/resolve.ts'));
    expect(core?.mayImport.some((allowed) => allowed.test('src/formats/xml.ts'))).toBe(false);
  });
});

describe('purity', () => {
  const impure = /\b(?:fetch|Date\.now|Math\.random|console|crypto|process|setTimeout|globalThis)\b|new Date\(\)/;
  const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  test.each(sources.filter((path) => path.startsWith('src/core/')))('%s asks neither clock nor network', (path) => {
    expect(withoutComments(read(path))).not.toMatch(impure);
  });

  // One file of signing has to ask WebCrypto; even there the time is a parameter. What asks the DNS is given the means.
  const pure = sources.filter(
    (path) => /^src\/(?:formats|clients|checks|doctor|signing|dns)\//.test(path) && path !== 'src/signing/signer.ts',
  );
  test.each(pure)('%s is a function of its input', (path) => {
    expect(withoutComments(read(path))).not.toMatch(impure);
  });

  test('the file that signs asks nothing but WebCrypto', () => {
    const source = withoutComments(read('src/signing/signer.ts')).replace(/\bcrypto\.subtle\b/g, '');
    expect(source).not.toMatch(impure);
  });
});

describe('provider entries', () => {
  const entries = sources.filter((path) => path.startsWith('providers/') && !path.endsWith('index.ts'));

  test.each(entries)('%s is one type import and one literal', (path) => {
    const code = read(path)
      .replace(/'(?:[^'\\]|\\.)*'/g, "''")
      .replace(/\/\/.*$/gm, '');
    expect(code).toMatch(
      /^import type \{ ProviderConfig \} from '';\s+export default \{[^]*\} as const satisfies ProviderConfig;\s*$/,
    );
    expect(code).not.toMatch(/=>|\bfunction\b|`|\.\.\.|\bnew\b|\(/);
  });

  test.each([
    ['providers', providers],
    ['providers/own', ownProviders],
  ])('every file of %s is in its list, and the list is sorted', (folder, list) => {
    const listed = [...read(`${folder}/index.ts`).matchAll(/'\.\/([^']+)'/g)].map((found) => found[1] ?? '');
    const files = entries.filter((path) => dirname(path) === folder).map((path) => basename(path));
    expect(listed).toEqual(files.sort());
    expect(Object.keys(list)).toHaveLength(listed.length);
  });
});

describe('formats', () => {
  test('no two formats answer the same route', () => {
    const routes = Object.values<AnyFormat>(formats).flatMap(({ routes, documents = [] }) => [
      ...routes.map(({ method, path }) => `${method} ${path}`),
      ...documents.map(({ path }) => `GET ${path}`),
    ]);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test('names are unique, since logs tell formats apart by them', () => {
    const names = Object.values(formats).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('citations', () => {
  test('every specification that the code names is in docs/specs.md', () => {
    const specs = read('docs/specs.md');
    const cited = new Set(
      sources.flatMap((path) =>
        [...read(path).matchAll(/\b(?:RFC \d+|MS-[A-Z]+|UTS-\d+|draft-[a-z-]+[a-z])/g)].map(([id]) => id),
      ),
    );
    expect([...cited].filter((id) => !specs.includes(id))).toEqual([]);
  });
});
