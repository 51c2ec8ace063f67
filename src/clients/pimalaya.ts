import { isSuccess, toNothing, type Account, type Answer, type Conclusion, type ServerChoice } from './conclusion.ts';

/** The digest of a body, SHA-256 in Base64; a parameter, because readers compute nothing but conclusions. */
export type Digest = string;

/** Tags in any order, names and fixed values in any case; what it does not know changes nothing, the last one wins. */
function findDigest(record: string): string | undefined {
  const tags = new Map<string, string>();
  for (const tag of record.split(';')) {
    const equals = tag.indexOf('=');
    if (equals >= 0) tags.set(tag.slice(0, equals).trim().toLowerCase(), tag.slice(equals + 1).trim());
  }
  const isKnown = tags.get('v')?.toUpperCase() === 'UAAC1' && tags.get('a')?.toLowerCase() === 'sha256';
  return isKnown ? tags.get('d') : undefined;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextOrMissing = (value: unknown): boolean => value === undefined || typeof value === 'string';

function parseObject(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Members that must be there, and the types of those that may; one mistake costs the document. */
function isTyped({ authentication, info, protocols }: Json): boolean {
  if (!isObject(authentication) || !isObject(info) || !isObject(protocols)) return false;
  const { 'oauth-public': oauth, password } = authentication;
  const { provider, help } = info;
  return (
    (password === undefined || typeof password === 'boolean') &&
    (oauth === undefined || (isObject(oauth) && typeof oauth.issuer === 'string')) &&
    isObject(provider) &&
    typeof provider.name === 'string' &&
    isTextOrMissing(provider.shortName) &&
    (provider.logo === undefined ||
      (Array.isArray(provider.logo) &&
        provider.logo.every(
          (logo) => isObject(logo) && typeof logo.url === 'string' && isTextOrMissing(logo['content-type']),
        ))) &&
    (help === undefined ||
      (isObject(help) && isTextOrMissing(help.documentation) && isTextOrMissing(help.developer))) &&
    ['imap', 'pop3', 'smtp', 'managesieve'].every((name) => isServer(protocols[name], 'host')) &&
    ['jmap', 'caldav', 'carddav', 'webdav'].every((name) => isServer(protocols[name], 'url'))
  );
}

const isServer = (value: unknown, member: 'host' | 'url'): boolean =>
  value === undefined || (isObject(value) && typeof value[member] === 'string');

const ports = { imap: 993, pop3: 995, smtp: 465 } as const;

/**
 * Reads a PACC document as Pimalaya's discovery library does, with the member names of draft-02: first the digest,
 * then the document, whose unknown members it passes over (pimconf, src/pacc; read in the client's source, 2026-07).
 *
 * @param records - the TXT records at `_ua-auto-config.` and the domain, each with its strings joined
 */
export function readPimalayaPacc(
  answer: Answer,
  digest: Digest,
  records: readonly string[],
  { email }: Account,
): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  if (!records.some((record) => findDigest(record) === digest)) return toNothing('no record has the digest');
  const document = parseObject(answer.body);
  if (document === undefined || !isTyped(document)) return toNothing('not a configuration');
  const { authentication, info, protocols } = document as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  const findServer = (protocol: ServerChoice['protocol']): ServerChoice | undefined => {
    const host = protocols?.[protocol]?.host;
    return typeof host !== 'string'
      ? undefined
      : {
          protocol,
          hostname: host,
          port: ports[protocol],
          security: 'TLS',
          username: email,
          authentication: (authentication?.password as unknown) === true ? 'password' : 'OAuth2',
        };
  };
  const incoming = findServer('imap') ?? findServer('pop3');
  const outgoing = findServer('smtp');
  if (incoming === undefined || outgoing === undefined) return toNothing('no server for mail');
  return { outcome: 'configured', displayName: String(info?.provider?.name), incoming, outgoing };
}
