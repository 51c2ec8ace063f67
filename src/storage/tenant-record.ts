import type { Domain, Pacc, ProviderConfig, UsernameTemplate } from '../core/types.ts';

/** Fields of the provider's entry that a tenant may have otherwise, or not at all (null). */
export type OptionalField =
  | 'related'
  | 'directories'
  | 'subscribedCalendars'
  | 'oauth2'
  | 'instructions'
  | 'webMail'
  | 'pacc'
  | 'mtaSts'
  | 'redirect'
  | 'appleProfile'
  | 'brand'
  | 'inputFields'
  | 'subaddressSeparator'
  | 'website'
  | 'updateURL';

/** Servers whose host may be another one, by type. */
export type HostedType = 'imap' | 'pop3' | 'smtp' | 'managesieve';

/** What is different for one tenant of a provider. */
export type TenantOverrides = Partial<
  Readonly<{
    displayName: string;
    displayShortName: string;
    /** The host of every server of that type. */
    hostnames: Partial<Readonly<Record<HostedType, string>>>;
    /** The login name at every server that wants one. */
    username: UsernameTemplate;
    incoming: ProviderConfig['incoming'];
    outgoing: ProviderConfig['outgoing'];
  }>
> & { readonly [K in OptionalField]?: NonNullable<ProviderConfig[K]> | null };

/** One customer's domain, as storage keeps it. */
export type TenantRecord = { readonly version: 1; readonly domain: string } & (
  | {
      /** The id of a bundled entry, own or public. */
      readonly provider: string;
      readonly overrides?: TenantOverrides;
    }
  | {
      /** A whole entry of its own, whose only domain is this one. */
      readonly config: ProviderConfig;
    }
);

/** Octets of a record. */
export const recordLimit = 16 * 1024;

/**
 * Why a record gives no answer. Words of a fixed set: they may be logged.
 *
 * - `too-large`: more than `recordLimit`.
 * - `not-json`, `wrong-shape`: as they say; another `version` is a wrong shape.
 * - `other-domain`: the record, or the entry in it, is about another domain than the one that it is kept under.
 * - `unknown-provider`: no bundled entry has that id.
 */
export type RecordFault = 'too-large' | 'not-json' | 'wrong-shape' | 'other-domain' | 'unknown-provider';

/** A fault, and for the person at the command line where it is. */
export interface FaultyRecord {
  readonly fault: RecordFault;
  readonly detail: string;
}

/** Finds a bundled entry by id. */
export type FindEntry = (id: string) => ProviderConfig | undefined;

/** The entry by which a tenant is answered, or why there is none. */
export function toTenantConfig(
  record: TenantRecord,
  domain: Domain,
  findEntry: FindEntry,
): ProviderConfig | FaultyRecord {
  if (record.domain !== domain) return { fault: 'other-domain', detail: 'domain is another one than the key says' };
  if ('config' in record) {
    const isAlone = record.config.domains.length === 1 && record.config.domains[0] === domain;
    return isAlone ? record.config : { fault: 'other-domain', detail: 'config.domains must hold this domain alone' };
  }
  const entry = findEntry(record.provider);
  if (entry === undefined) return { fault: 'unknown-provider', detail: `no entry has the id ${record.provider}` };
  return applyOverrides(entry, domain, record.overrides ?? {});
}

function applyOverrides(entry: ProviderConfig, domain: Domain, overrides: TenantOverrides): ProviderConfig {
  const { hostnames = {}, username, ...fields } = overrides;
  // Whose customer the domain is stays visible by id and MX; who else is a customer does not.
  const merged = { ...entry, ...fields, domains: [domain], publicDomains: undefined };
  const isElsewhere = fields.redirect?.action === 'redirectAddr';
  const change = <S extends Changeable>(server: S): S | undefined => {
    const { authentication } = server;
    const methods: readonly string[] = fields.oauth2 === null ? authentication.filter(isNoOAuth) : authentication;
    if (methods.length === 0) return undefined;
    const host = isHosted(server.type) ? hostnames[server.type] : undefined;
    const isSame = methods.length === authentication.length && host === undefined && username === undefined;
    if (isSame) return server;
    return {
      ...server,
      authentication: methods,
      ...(host === undefined ? {} : { hostname: host }),
      ...(username === undefined || server.username === undefined ? {} : { username }),
    };
  };
  const changeAll = <S extends Changeable>(servers: readonly S[]): readonly S[] => {
    const changed = servers.map(change).filter((server) => server !== undefined);
    return changed.length === servers.length && changed.every((server, at) => server === servers[at])
      ? servers
      : changed;
  };
  const servers = isElsewhere
    ? { incoming: [], outgoing: [], related: undefined, mx: undefined }
    : {
        incoming: changeAll(merged.incoming),
        outgoing: changeAll(merged.outgoing),
        related: isThere(merged.related) ? changeAll(merged.related) : undefined,
      };
  // Nobody may be sent to the issuer of a login that is switched off.
  const pacc = fields.oauth2 === null && isThere(merged.pacc) ? { pacc: withoutIssuer(merged.pacc) } : {};
  const all = Object.entries({ ...merged, ...servers, ...pacc });
  return Object.fromEntries(all.filter(([, value]) => isThere(value))) as unknown as ProviderConfig;
}

const isThere = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const withoutIssuer = (pacc: Pacc): Pacc =>
  Object.fromEntries(Object.entries(pacc).filter(([field]) => field !== 'issuer'));

interface Changeable {
  readonly type: string;
  readonly authentication: readonly string[];
  readonly username?: string;
}
const isNoOAuth = (method: string): boolean => method !== 'OAuth2';
const hosted: ReadonlySet<string> = new Set<HostedType>(['imap', 'pop3', 'smtp', 'managesieve']);
const isHosted = (type: string): type is HostedType => hosted.has(type);
