import type { Target } from './target.ts';

/** Where a text stands decides how what is filled in is written. */
export type Place = 'raw' | 'url' | 'xml';

// `{fill:3:<a>}` holds a count and a text as well.
const placeholder = /\{([A-Za-z]+)(?::([0-9]+)(?::([^{}|]+))?)?(\|raw)?\}/g;

const names = [
  'domain',
  'DOMAIN',
  'address',
  'localPart',
  'unknownDomain',
  'fakeAddress',
  'account',
  'profile',
  'fill',
] as const;
type Name = (typeof names)[number];

const isName = (text: string): text is Name => names.some((name) => name === text);

/** Finds the first placeholder that has no meaning. A brace that holds anything else than a name is text. */
export function findUnknownPlaceholder(template: string): string | undefined {
  return [...template.matchAll(placeholder)].map(([, name = '']) => name).find((name) => !isName(name));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const write: Readonly<Record<Place, (text: string) => string>> = {
  raw: (text) => text,
  url: encodeURIComponent,
  xml: escapeXml,
};

/**
 * Fills a template in: `{domain}`, `{address}`, `{localPart}`, `{unknownDomain}`, `{fakeAddress}` (the nobody that
 * Evolution asks about), `{account}` (whom the case is about), `{DOMAIN}` (in upper case), `{profile}` (path and query of
 * the Apple profile), `{fill:n}` (n letters), `{fill:n:text}` (the text n times). Values are escaped for their place,
 * unless `|raw` follows the name.
 */
export function fill(template: string, place: Place, target: Target, account: string): string {
  const values: Readonly<Record<Exclude<Name, 'fill' | 'profile'>, string>> = {
    domain: target.domain,
    DOMAIN: target.domain.toUpperCase(),
    address: target.address,
    localPart: target.localPart,
    unknownDomain: target.unknownDomain,
    fakeAddress: `EVOLUTIONUSER@${target.domain}`,
    account,
  };
  return template.replace(placeholder, (_match, name: Name, count?: string, text?: string, raw?: string) => {
    if (name === 'fill') return (text ?? 'a').repeat(Number(count ?? 0));
    if (name === 'profile') return target.profilePath.replaceAll('{address}', encodeURIComponent(account));
    return write[raw === undefined ? place : 'raw'](values[name]);
  });
}
