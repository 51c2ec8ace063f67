import type { ServiceChoice, ServerChoice } from '../../../clients/index.ts';
import type { Reading } from '../conclude.ts';
import { toLine, toShort } from '../overview.ts';
import type { ClientChange, DocumentChange, Verdict } from './compare.ts';

/** What a verdict says to a person. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  stops: 'stops working',
  'loses-tls': 'loses TLS',
  'other-way': 'has to go another way',
  works: 'works now',
  changed: 'changed',
};

/** One part of an outcome before and after; undefined where there was none. */
export interface Difference {
  readonly part: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const limit = 160;

/** Text as one line of a bounded length; bodies of profiles and JSON have long ones. */
export const toShortLine = (text: string): string => {
  const characters = Array.from(toLine(text));
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit).join('')}…`;
};

/** The parts of two outcomes that differ. */
export function findDifferences({ before, after }: ClientChange): readonly Difference[] {
  const [old, current] = [toParts(before), toParts(after)];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((part) => {
    const [was, is] = [old.get(part), current.get(part)];
    return was === is ? [] : [{ part, before: was, after: is }];
  });
}

/** Clients for which the same changed. */
export interface ChangeGroup {
  readonly clients: string;
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
}

/** Puts clients together for which the same changed, in the order of the first of each. */
export function groupChanges(changes: readonly ClientChange[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, (change) => JSON.stringify([change.verdict, findDifferences(change)]));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const clients = [first, ...others].map(({ client }) => client).join('; ');
    return [{ clients, verdict: first.verdict, differences: findDifferences(first) }];
  });
}

/** How much of a line is kept in front of what differs. */
const lead = 40;

/** The line that differs on both sides, cut so that what differs can be seen. */
export function toLinePair({ before, after }: NonNullable<DocumentChange['line']>): readonly [string, string] {
  const [old, current] = [before, after].map(toLine);
  const [was, is] = [Array.from(old ?? ''), Array.from(current ?? '')];
  const differs = was.findIndex((character, index) => character !== is[index]);
  const start = Math.max(0, (differs < 0 ? was.length : differs) - lead);
  const cut = (line: readonly string[]): string => toShortLine((start === 0 ? '' : '…') + line.slice(start).join(''));
  return [cut(was), cut(is)];
}

function toParts({ conclusion, via }: Reading): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const set = (part: string, text: string): void => {
    if (text !== '') parts.set(part, toShortLine(text));
  };
  switch (conclusion.outcome) {
    case 'configured':
      set('incoming', toAccount(conclusion.incoming));
      set('outgoing', toAccount(conclusion.outgoing));
      set('alternatives', (conclusion.alternatives ?? []).map(toAccount).join('; '));
      set('name', conclusion.displayName ?? '');
      break;
    case 'service':
      set('account', toService(conclusion.service));
      break;
    case 'nothing':
      set(
        'outcome',
        `nothing: ${conclusion.why}${conclusion.stopsSearching === true ? ', and it stops searching' : ''}`,
      );
  }
  set('services', (conclusion.related ?? []).map(toService).join('; '));
  set('by way of', via.map(({ target }) => target).join(', '));
  return parts;
}

const toAccount = (server: ServerChoice): string =>
  `${toShort(server)}, ${server.username === '' ? 'no login name' : server.username}, ${server.authentication}`;

const toService = ({ protocol, hostname, port, security, url, username, authentication }: ServiceChoice): string =>
  `${protocol} ${url ?? `${hostname}:${String(port)}`} ${security === 'plain' ? 'without TLS' : security}, ${username}, ${authentication}`;

/** What changed about a document, in one line. */
export function describeDocument({ before, after, line }: DocumentChange): string {
  const toSize = (text: string): number => new TextEncoder().encode(text).length;
  const [query = ''] = /[?&]Protocol=[^&]*/i.exec(after.request.url) ?? [];
  const parts = [
    before.status === after.status ? '' : `status ${String(before.status)} → ${String(after.status)}`,
    before.contentType === after.contentType ? '' : `${before.contentType} → ${after.contentType}`,
    line === undefined ? '' : `${String(toSize(before.body))} → ${String(toSize(after.body))} bytes`,
  ].filter((part) => part !== '');
  return toShortLine(`${after.format}${query === '' ? '' : ` (${query.slice(10)})`}: ${parts.join(', ')}`);
}
