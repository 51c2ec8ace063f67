import { parseDomain } from '../../core/address.ts';
import { expandPlaceholders } from '../../core/placeholder.ts';
import type { Authentication, ProviderConfig, Server, Subject } from '../../core/types.ts';
import { isProbed, type AnnouncedServer } from '../servers/index.ts';

/** Entries that announce a server with the same authentication. */
export interface Listing {
  readonly authentication: readonly string[];
  /** By id, sorted. */
  readonly entries: readonly string[];
}

/** Something that entries announce, once, whoever announces it. */
export type Target = ServerTarget | UrlTarget;

interface Announced {
  /** What it is, for people and for the state of a run: `imap imap.example.com:993 SSL`. */
  readonly name: string;
  /** As a name of the DNS, or an address. */
  readonly hostname: string;
  readonly port: number;
  readonly listings: readonly Listing[];
}

export interface ServerTarget extends Announced {
  readonly kind: 'server';
  readonly server: Omit<AnnouncedServer, 'authentication'>;
}

export interface UrlTarget extends Announced {
  readonly kind: 'url';
  readonly type: string;
  /** With no placeholder in it. */
  readonly url: string;
}

/** What cannot be looked at, and why. */
export interface LeftOut {
  readonly entry: string;
  readonly name: string;
  readonly why: string;
}

/** Every server and URL of some entries. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly leftOut: readonly LeftOut[];
}

type Place = Omit<ServerTarget, 'listings'> | Omit<UrlTarget, 'listings'>;

interface Draft {
  readonly place: Place;
  readonly authentication: readonly string[];
}

/** Collects what entries announce; placeholders are filled from the first domain of the entry. */
export function collectTargets(providers: readonly ProviderConfig[]): Targets {
  const drafts = new Map<string, { readonly place: Place; readonly listings: Map<string, Set<string>> }>();
  const leftOut: LeftOut[] = [];
  for (const provider of providers) {
    const domain = parseDomain(provider.domains[0]);
    const subject: Subject | undefined = domain.ok ? { kind: 'domain', domain: domain.value } : undefined;
    for (const server of [...provider.incoming, ...provider.outgoing, ...(provider.related ?? [])]) {
      const draft = toDraft(server, subject);
      if ('why' in draft) {
        leftOut.push({ entry: provider.id, ...draft });
        continue;
      }
      const { place, authentication } = draft;
      const known = drafts.get(place.name) ?? { place, listings: new Map<string, Set<string>>() };
      drafts.set(place.name, known);
      const methods = authentication.join(' ');
      known.listings.set(methods, (known.listings.get(methods) ?? new Set()).add(provider.id));
    }
  }
  const targets = [...drafts.values()].map(({ place, listings }): Target => ({
    ...place,
    listings: [...listings]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([methods, entries]) => ({ authentication: methods.split(' '), entries: [...entries].sort() })),
  }));
  return { targets, leftOut };
}

/** Every entry that announces a target, by id, sorted. */
export const toEntries = ({ listings }: Pick<Target, 'listings'>): readonly string[] =>
  [...new Set(listings.flatMap(({ entries }) => entries))].sort();

/** The announced server of one listing. */
export const toAnnounced = ({ server }: ServerTarget, { authentication }: Listing): AnnouncedServer => ({
  ...server,
  // They were taken from servers of entries, and are put back.
  authentication: authentication as readonly Authentication[],
});

function toDraft(server: Server, subject: Subject | undefined): Draft | Omit<LeftOut, 'entry'> {
  const fill = (text: string, encode?: (value: string) => string): string =>
    subject === undefined ? text : expandPlaceholders(text, subject, encode);
  if ('url' in server) return toUrlDraft(server.type, fill(server.url, encodeURIComponent), server.authentication);
  const hostname = fill(server.hostname).toLowerCase();
  const { type, port, socketType, authentication } = server;
  const name = `${type} ${hostname}:${port} ${socketType}`;
  if (!isProbed(server)) return { name, why: `there is no probe for ${type}` };
  if (hostname.includes('%')) return { name, why: 'the host name depends on the address' };
  if (isForExamples(hostname)) return { name, why: onlyExample };
  const announced = { type: server.type, hostname, port, socketType };
  return { place: { kind: 'server', name, hostname, port, server: announced }, authentication };
}

/** Names of documentation (RFC 2606 §3), as in the template for entries. */
const isForExamples = (hostname: string): boolean => /(?:^|\.)example\.(?:com|net|org)$/.test(hostname);
const onlyExample = 'the host name is one for examples';

const open = /%[A-Z0-9_-]+%/;

/** What is open in a path depends on the person, whom nobody knows; the host answers for it. */
function toUrlDraft(type: string, text: string, authentication: readonly string[]): Draft | Omit<LeftOut, 'entry'> {
  const [origin = ''] = /^[a-z]+:\/\/[^/?#]*/.exec(text) ?? [];
  const url = open.test(text) ? `${origin}/` : text;
  const name = `${type} ${url}`;
  if (!url.startsWith('https://')) return { name, why: 'it is no https URL' };
  if (open.test(origin)) return { name, why: 'the host name depends on the address' };
  if (!URL.canParse(url)) return { name, why: 'it is no URL' };
  const { hostname, port } = new URL(url);
  if (isForExamples(hostname)) return { name, why: onlyExample };
  return {
    place: {
      kind: 'url',
      name,
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? 443 : Number(port),
      type,
      url,
    },
    authentication,
  };
}
