import type { Configured, ServerChoice, ServiceConclusion } from '../clients/index.ts';
import type { MailSettings } from '../core/types.ts';
import type { Replay } from './discovery/replay.ts';

/**
 * What a client ends up with.
 *
 * - `found`: settings, and they are the expected ones.
 * - `wrong`: settings with which the person cannot get in, or not safely.
 * - `not-found`: none, though there are some that the client could use.
 * - `nothing-to-find`: the client looks for something that the domain does not have, such as Exchange.
 */
export type Outcome = 'found' | 'wrong' | 'not-found' | 'nothing-to-find';

export interface ClientVerdict {
  readonly client: string;
  readonly outcome: Outcome;
  /** In one sentence, without an address. */
  readonly why: string;
  readonly remark: string | undefined;
  /** URL of the answer that decided, without its query. */
  readonly from: string | undefined;
  readonly found: Replay['found'];
}

/** Judges what came of a client's search; without settings to compare with, clear text alone is wrong. */
export function judgeReplay(replay: Replay, settings: MailSettings | undefined): ClientVerdict {
  const { client, remark, found, decidedBy, steps } = replay;
  const from = decidedBy === undefined ? undefined : toPlace(decidedBy.journey.hops.at(-1)?.url ?? '');
  const base = { client, remark, from, found };
  if (found === undefined) {
    const isForExchange = steps.length > 0 && steps.every(({ planned }) => isExchangeReader(planned.reader.name));
    if (
      isForExchange &&
      !offersExchange(settings) &&
      steps.every(({ conclusion, journey }) => isOrderly(conclusion, journey.hops.at(-1)?.status))
    ) {
      return { ...base, outcome: 'nothing-to-find', why: 'it looks for Exchange, and the domain has none' };
    }
    const cause = decidedBy === undefined ? 'no URL that it asks has an answer for it' : toWhy(decidedBy.conclusion);
    return { ...base, outcome: 'not-found', why: cause };
  }
  if (found.outcome === 'service')
    return {
      ...base,
      outcome: 'found',
      why: `${found.service.protocol} at ${found.service.url ?? found.service.hostname}`,
    };
  const differences = [...findClearText(found), ...(settings === undefined ? [] : findDifferences(found, settings))];
  if (differences.length > 0) return { ...base, outcome: 'wrong', why: differences.join('; ') };
  return { ...base, outcome: 'found', why: `${toText(found.incoming)} and ${toText(found.outgoing)}` };
}

const exchangeReaders = /Exchange|AutoDetect|new Outlook|Autodiscover v2|^Nine$|Samsung/;
const isExchangeReader = (name: string): boolean => exchangeReaders.test(name);

/** Whether an entry has what clients for Exchange look for. */
function offersExchange(settings: MailSettings | undefined): boolean {
  return settings?.incoming.some(({ type }) => ['exchange', 'ews', 'activeSync', 'owa'].includes(type)) ?? false;
}

/** Whether the client may go on to what it does without Exchange: it is not stopped, and not asked for a password. */
function isOrderly(conclusion: ServiceConclusion | undefined, status: number | undefined): boolean {
  return status !== 401 && status !== 407 && !(conclusion?.outcome === 'nothing' && conclusion.stopsSearching === true);
}

const toWhy = (conclusion: ServiceConclusion | undefined): string =>
  conclusion?.outcome === 'nothing' ? conclusion.why : '';

/** Where a URL is, without what a person asked. */
export function toPlace(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

function findClearText({ incoming, outgoing }: Configured): readonly string[] {
  return [incoming, outgoing]
    .filter(({ security }) => security === 'plain')
    .map((choice) => `${toText(choice)} would send the password in clear text`);
}

/** What is not among the servers that the registry has for the account. */
export function findDifferences({ incoming, outgoing }: Configured, settings: MailSettings): readonly string[] {
  const known = [...settings.incoming, ...settings.outgoing].flatMap((server) =>
    'hostname' in server ? [server] : [],
  );
  return [incoming, outgoing].flatMap((choice) => {
    const { protocol, hostname, port, security, username } = choice;
    const sameKind = known.filter(({ type }) => type === protocol);
    const match = sameKind.find(
      (server) =>
        server.hostname.toLowerCase() === hostname.toLowerCase() &&
        (server.port === port || port === 0) &&
        (security === 'try' || securities[server.socketType] === security),
    );
    if (match === undefined) {
      const expected = sameKind.map((server) => `${server.hostname}:${server.port} ${server.socketType}`).join(' or ');
      return [`${toText(choice)} instead of ${expected === '' ? 'none' : expected}`];
    }
    const { loginName } = match;
    if (username === '' || loginName === null || username === loginName) return [];
    return [`another login name at ${hostname}`];
  });
}

const securities = { SSL: 'TLS', STARTTLS: 'STARTTLS', plain: 'plain' } as const;

/** A choice in one line. */
export function toText({ protocol, hostname, port, security }: ServerChoice): string {
  return `${protocol} ${hostname}:${port} ${security}`;
}
