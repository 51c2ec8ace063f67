import { checkAppleProfile, checkBesideMail } from './beside-mail-problems.ts';
import { isOnRegisteredPort, registeredPort } from './choose.ts';
import { isIssuer } from './issuer.ts';
import { checkMtaSts } from './mta-sts.ts';
import { checkRedirect } from './redirect-problems.ts';
import {
  checkPlaceholders,
  isDay,
  isDomain,
  languageTag,
  letsUserChoose,
  unwritable,
  userWouldChoose,
} from './entry-text.ts';
import type { ProviderConfig, Server, SocketType } from './types.ts';

/** Something in a provider entry that would mislead a client, and what to do about it. */
export interface Problem {
  /** Where, as `incoming[0].port`. */
  readonly path: string;
  readonly problem: string;
  readonly cure: string;
}

/**
 * Checks one entry beyond its type.
 *
 * @param today - the day as YYYY-MM-DD
 * @returns an empty list for an entry without fault.
 */
export function findProblems(provider: ProviderConfig, today: string): readonly Problem[] {
  return [
    ...checkNames(provider),
    ...checkDomains(provider),
    ...checkServers(provider),
    ...checkOrder(provider, 'incoming'),
    ...checkOrder(provider, 'outgoing'),
    ...checkInstructions(provider),
    ...checkPacc(provider),
    ...checkMtaSts(provider),
    ...checkRedirect(provider),
    ...checkBesideMail(provider),
    ...checkAppleProfile(provider, today),
    ...checkDate(provider, today),
  ];
}

function* checkNames(provider: ProviderConfig): Generator<Problem> {
  if (!isDomain(provider.id)) {
    yield {
      path: 'id',
      problem: `"${provider.id}" is not a host name, and Thunderbird drops the whole document for that`,
      cure: 'use the main domain of the provider, in lower-case A-labels',
    };
  }
  for (const [path, limit] of [
    ['displayName', 60],
    ['displayShortName', 20],
  ] as const) {
    const text = provider[path];
    if (text.length > limit) {
      yield {
        path,
        problem: `${String(text.length)} characters, and clients expect at most ${String(limit)}`,
        cure: 'shorten it',
      };
    }
    if (unwritable.test(text)) yield { path, problem: 'holds a control or private-use character', cure: 'remove it' };
    if (Number.isFinite(Number(text)) || /^(?:true|false)$/i.test(text)) {
      yield { path, problem: 'Thunderbird reads it as a number or a truth value', cure: 'add a word' };
    }
    yield* checkPlaceholders(provider, path, text, false);
  }
}

function* checkDomains({ domains, mx = [] }: ProviderConfig): Generator<Problem> {
  for (const [list, names] of [
    ['domains', domains],
    ['mx', mx],
  ] as const) {
    for (const [index, name] of names.entries()) {
      const path = `${list}[${String(index)}]`;
      if (!isDomain(name)) {
        yield {
          path,
          problem: `"${name}" is not a domain in lower-case A-labels`,
          cure: 'write it as DNS does, without wildcard',
        };
      }
      if (names.indexOf(name) !== index)
        yield { path, problem: `"${name}" stands twice`, cure: 'remove one of the two' };
    }
  }
}

function* checkServers(provider: ProviderConfig): Generator<Problem> {
  for (const list of ['incoming', 'outgoing', 'related'] as const) {
    for (const [index, server] of (provider[list] ?? []).entries()) {
      const path = `${list}[${String(index)}]`;
      yield* checkPlace(server, path);
      if (server.username !== undefined) yield* checkPlaceholders(provider, `${path}.username`, server.username, true);
      const last = server.authentication.at(-1) ?? '';
      if (last.startsWith('sasl:')) {
        yield {
          path: `${path}.authentication`,
          problem: 'ends with a SASL mechanism by name, which most clients do not know',
          cure: 'let password-cleartext, password-encrypted or OAuth2 follow it',
        };
      }
      if (server.type === 'smtp' && server.username === undefined && !/^(?:none|client-IP-address)$/.test(last)) {
        yield {
          path: `${path}.username`,
          problem: 'is missing, but the server wants a login',
          cure: 'state the user name',
        };
      }
    }
  }
  if (provider.incoming.some(({ type }) => type === 'imap' || type === 'pop3') && provider.outgoing.length === 0) {
    yield {
      path: 'outgoing',
      problem: 'Thunderbird drops a document without outgoing server',
      cure: 'state the SMTP server',
    };
  }
}

function* checkPlace(server: Server, path: string): Generator<Problem> {
  if ('url' in server) {
    const [, , host = ''] = server.url.split('/');
    if (letsUserChoose(host)) yield { path: `${path}.url`, ...userWouldChoose };
    if (!URL.canParse(server.url.replaceAll('%EMAILDOMAIN%', 'example.com'))) {
      yield { path: `${path}.url`, problem: 'is not a URL', cure: 'write a whole https URL' };
    }
    return;
  }
  const { hostname, port, socketType, type, portReason } = server;
  if (letsUserChoose(hostname)) {
    yield { path: `${path}.hostname`, ...userWouldChoose };
  } else if (!isDomain(hostname.replaceAll('%EMAILDOMAIN%', 'example.com'))) {
    yield {
      path: `${path}.hostname`,
      problem: `"${hostname}" is not a host name`,
      cure: 'write it in lower-case A-labels',
    };
  }
  if (!isOnRegisteredPort(server) && portReason === undefined) {
    yield { path: `${path}.port`, ...explainPort(type, socketType, port) };
  }
}

function explainPort(type: string, socketType: SocketType, port: number): Omit<Problem, 'path'> {
  const expected = registeredPort[type]?.[socketType];
  const cure =
    expected === undefined
      ? 'say in portReason why this port is right'
      : `use ${String(expected)}, or say in portReason why this port is right`;
  if (type === 'smtp' && port === 25) {
    return { problem: 'port 25 is for servers; many networks block it for clients', cure };
  }
  const other = Object.entries(registeredPort).flatMap(([protocol, ports]) =>
    Object.entries(ports)
      .filter(([, known]) => known === port)
      .map(([socket]) => `${protocol} with ${socket}`),
  )[0];
  const meaning = other === undefined ? 'is not registered for it' : `is that of ${other}`;
  return { problem: `port ${String(port)} ${meaning}, but the entry says ${type} with ${socketType}`, cure };
}

/** Readers that take the first server, or that know no STARTTLS, must meet implicit TLS first (RFC 8314 §3). */
function* checkOrder(provider: ProviderConfig, list: 'incoming' | 'outgoing'): Generator<Problem> {
  const servers = provider[list];
  for (const [index, server] of servers.entries()) {
    if (!('socketType' in server) || server.socketType !== 'SSL') continue;
    const isLate = servers
      .slice(0, index)
      .some((earlier) => earlier.type === server.type && 'socketType' in earlier && earlier.socketType !== 'SSL');
    if (!isLate) continue;
    yield {
      path: `${list}[${String(index)}]`,
      problem: `${server.type} with implicit TLS stands behind a weaker one`,
      cure: 'move it up',
    };
  }
}

/** What is asked of bundled entries, and not of what others write for their own customers. */
export const untranslated = 'has no Romanian text';

function* checkInstructions({ incoming, redirect, instructions = [] }: ProviderConfig): Generator<Problem> {
  const isElsewhere = redirect?.action === 'redirectAddr' || instructions.some(({ kind }) => kind === 'bridge');
  if (incoming.length === 0 && !isElsewhere) {
    yield { path: 'incoming', problem: 'is empty', cure: 'state a server, or an instruction of kind bridge' };
  }
  for (const [index, { kind, text }] of instructions.entries()) {
    const path = `instructions[${String(index)}].text`;
    for (const [language, words] of Object.entries(text)) {
      if (!languageTag.test(language))
        yield { path, problem: `"${language}" is not a language tag`, cure: 'write it as en or pt-BR' };
      if (unwritable.test(words))
        yield { path, problem: `${language} holds a control or private-use character`, cure: 'remove it' };
    }
    if (kind !== 'documentation' && text.ro === undefined) {
      yield { path, problem: untranslated, cure: 'say it in Romanian too (key "ro")' };
    }
  }
}

function* checkPacc({ pacc, incoming, outgoing }: ProviderConfig): Generator<Problem> {
  if (pacc?.issuer === undefined) return;
  const path = 'pacc.issuer';
  if (!isIssuer(pacc.issuer)) {
    yield {
      path,
      problem: 'is not an issuer: clients compare it byte by byte, and look below it for the metadata (RFC 8414 §3)',
      cure: 'write it as the metadata does: https, a host in lower case, no query, no fragment, no dot segments',
    };
  }
  const methods: readonly string[] = [...incoming, ...outgoing].flatMap(({ authentication }) => authentication);
  if (!methods.includes('OAuth2')) {
    yield { path, problem: 'is stated, but no server takes OAuth2', cure: 'add OAuth2 to the servers, or remove it' };
  }
}

function* checkDate({ checked }: ProviderConfig, today: string): Generator<Problem> {
  if (!isDay(checked)) {
    yield { path: 'checked', problem: `"${checked}" is not a day`, cure: 'write YYYY-MM-DD' };
  } else if (checked > today) {
    yield {
      path: 'checked',
      problem: `${checked} has not come yet`,
      cure: 'state the day on which the facts were compared',
    };
  }
}

/** A domain, MX domain or id that two entries claim; the answer to it would depend on chance. */
export interface DoubleClaim {
  readonly name: string;
  readonly path: 'domains' | 'mx' | 'id';
  /** The two entries, by what names them in the list that was given. */
  readonly claimants: readonly [string, string];
}

/** Finds what two entries of a list claim. */
export function findDoubleClaims(entries: readonly (readonly [string, ProviderConfig])[]): readonly DoubleClaim[] {
  const claims: DoubleClaim[] = [];
  for (const path of ['domains', 'mx', 'id'] as const) {
    const owners = new Map<string, string>();
    for (const [file, provider] of entries) {
      const names = path === 'id' ? [provider.id] : (provider[path] ?? []);
      for (const name of new Set(names)) {
        const owner = owners.get(name);
        if (owner === undefined) owners.set(name, file);
        else claims.push({ name, path, claimants: [owner, file] });
      }
    }
  }
  return claims;
}
