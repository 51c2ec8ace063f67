import { isDeepStrictEqual } from 'node:util';
import type { ServiceConclusion } from '../../../clients/index.ts';
import type { Reading } from '../conclude.ts';
import type { PreviewedDocument } from '../documents.ts';
import type { Preview } from '../preview.ts';

/**
 * What a change means for a client.
 *
 * - `stops`: it had mail, and has none now; or it had something, and ends with nothing.
 * - `loses-tls`: it used TLS or STARTTLS, and would send a password in clear text now.
 * - `other-way`: one of its ways leads to nothing now, and another one still leads to an account; or it is sent to a
 *   service that cannot be asked from here.
 * - `works`: the other way round.
 * - `changed`: anything else.
 */
export type Verdict = 'stops' | 'loses-tls' | 'other-way' | 'works' | 'changed';

/** One client for which the outcome is another. */
export interface ClientChange {
  readonly client: string;
  readonly verdict: Verdict;
  readonly before: Reading;
  readonly after: Reading;
}

/** One document whose status, media type or bytes are others. */
export interface DocumentChange {
  readonly before: PreviewedDocument;
  readonly after: PreviewedDocument;
  /** The first line that differs, counted from 1; absent where the bodies are the same. */
  readonly line?: { readonly number: number; readonly before: string; readonly after: string };
}

/** Everything that changed for one address. */
export interface AddressChange {
  readonly address: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly clients: readonly ClientChange[];
  readonly documents: readonly DocumentChange[];
}

/** Whether somebody should look before this goes out. */
export const isRegression = ({ verdict }: Pick<ClientChange, 'verdict'>): boolean =>
  verdict === 'stops' || verdict === 'loses-tls';

/** Compares two previews of one address. Clients and documents that only one side knows are left out. */
export function comparePreviews(before: Preview, after: Preview): AddressChange {
  const clients = after.clients.flatMap((reading): readonly ClientChange[] => {
    const was = before.clients.find(({ client }) => client === reading.client);
    if (was === undefined || isSame(was, reading)) return [];
    return [{ client: reading.client, verdict: judge(was, reading, after.clients), before: was, after: reading }];
  });
  const documents = after.documents.flatMap((document): readonly DocumentChange[] => {
    const was = before.documents.find(
      ({ format, request }) => format === document.format && toPlace(request.url) === toPlace(document.request.url),
    );
    if (was === undefined || isSameDocument(was, document)) return [];
    const line = findFirstDifference(was.body, document.body);
    return [{ before: was, after: document, ...(line === undefined ? {} : { line }) }];
  });
  return { address: after.address, before: before.provider, after: after.provider, clients, documents };
}

/** Names of clients that only one side has a model of. */
export function findUnpaired(before: Preview, after: Preview): readonly string[] {
  const [old, current] = [before, after].map(({ clients }) => clients.map(({ client }) => client));
  const isIn = (names: readonly string[] | undefined, name: string): boolean => names?.includes(name) === true;
  return [...(old ?? []), ...(current ?? [])].filter((name) => !isIn(old, name) || !isIn(current, name));
}

const isSame = (before: Reading, after: Reading): boolean =>
  isDeepStrictEqual([before.conclusion, before.via], [after.conclusion, after.via]);

const isSameDocument = (before: PreviewedDocument, after: PreviewedDocument): boolean =>
  before.sha256 === after.sha256 && before.status === after.status && before.contentType === after.contentType;

/** The host is that of the service in some of them, which may have changed. */
const toPlace = (url: string): string => url.replace(/^https?:\/\/[^/]*/, '');

function judge(before: Reading, after: Reading, all: readonly Reading[]): Verdict {
  const [had, has] = [before.conclusion, after.conclusion];
  const lost = (hasMail(had) && !hasMail(has)) || (hasAnything(had) && !hasAnything(has));
  if (lost) return isSentElsewhere(has) || hasOtherWay(after.client, all) ? 'other-way' : 'stops';
  if (losesTls(had, has)) return 'loses-tls';
  return hasMail(had) === hasMail(has) && hasAnything(had) === hasAnything(has) ? 'changed' : 'works';
}

const isSentElsewhere = (conclusion: ServiceConclusion): boolean =>
  conclusion.outcome === 'nothing' && conclusion.redirect?.by === 'url';

const hasAnything = (conclusion: ServiceConclusion): boolean =>
  conclusion.outcome !== 'nothing' || (conclusion.related ?? []).length > 0;

/** Whether somebody can read mail with it; calendars and contacts alone are not that. */
function hasMail(conclusion: ServiceConclusion): boolean {
  if (conclusion.outcome === 'configured') return true;
  const services = conclusion.outcome === 'service' ? [conclusion.service] : [];
  return [...services, ...(conclusion.related ?? [])].some(({ protocol }) => mailServices.has(protocol));
}

const mailServices: ReadonlySet<string> = new Set(['activesync', 'ews', 'jmap']);

/** Some clients ask by Autodiscover only after autoconfig had nothing. */
const lastResort = ' (Autodiscover)';

/** Whether a client's other way in comes to something; a way of last resort is none for the first one. */
function hasOtherWay(client: string, all: readonly Reading[]): boolean {
  if (!client.endsWith(lastResort)) return false;
  const first = client.slice(0, -lastResort.length);
  return all.some(({ client: name, conclusion }) => name === first && conclusion.outcome !== 'nothing');
}

function losesTls(before: ServiceConclusion, after: ServiceConclusion): boolean {
  const isEncrypted = (security: string | undefined): boolean => security === 'TLS' || security === 'STARTTLS';
  const [had, has] = [toSecurities(before), toSecurities(after)];
  return (['incoming', 'outgoing', 'service'] as const).some((part) => isEncrypted(had[part]) && has[part] === 'plain');
}

function toSecurities(
  conclusion: ServiceConclusion,
): Readonly<Record<'incoming' | 'outgoing' | 'service', string | undefined>> {
  const none = { incoming: undefined, outgoing: undefined, service: undefined };
  if (conclusion.outcome === 'service') return { ...none, service: conclusion.service.security };
  if (conclusion.outcome === 'nothing') return none;
  return { ...none, incoming: conclusion.incoming.security, outgoing: conclusion.outgoing.security };
}

function findFirstDifference(before: string, after: string): DocumentChange['line'] {
  if (before === after) return undefined;
  const [old, current] = [before.split('\n'), after.split('\n')];
  const index = old.findIndex((line, position) => line !== current[position]);
  const at = index < 0 ? old.length : index;
  return { number: at + 1, before: old[at] ?? '', after: current[at] ?? '' };
}
