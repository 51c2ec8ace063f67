import type { HttpsUrl, ProviderConfig, SocketType } from '../../core/types.ts';

/** A server that a domain offers, stated or found. */
export interface ServerFact {
  readonly type: 'imap' | 'pop3' | 'smtp' | 'managesieve';
  readonly hostname: string;
  readonly port: number;
  readonly socketType: Exclude<SocketType, 'plain'>;
}

/** What an entry is made of. */
export interface Facts {
  readonly domain: string;
  readonly displayName: string;
  readonly displayShortName: string;
  readonly login: 'address' | 'local-part';
  readonly servers: readonly ServerFact[];
  readonly caldav: HttpsUrl | undefined;
  readonly carddav: HttpsUrl | undefined;
  /** The hoster whose servers they are, if the registry knows it: how to log in and what to read is as it says. */
  readonly hoster: ProviderConfig | undefined;
  readonly source: HttpsUrl;
  /** Today. */
  readonly checked: string;
}

/** Why a port is another one than RFC 8314 §7 registers; an entry has to say it. */
const oddPortReason = 'The operator named this port.';

const registered: Readonly<Record<string, number>> = {
  'imap SSL': 993,
  'imap STARTTLS': 143,
  'pop3 SSL': 995,
  'pop3 STARTTLS': 110,
  'smtp SSL': 465,
  'smtp STARTTLS': 587,
  'managesieve STARTTLS': 4190,
};

/** Makes an entry of what is known. */
export function toEntry(facts: Facts): ProviderConfig {
  const { domain, displayName, displayShortName, hoster, source, checked } = facts;
  const base = { id: domain, displayName, displayShortName, domains: [domain] as const };
  if (hoster !== undefined) {
    const { incoming, outgoing, oauth2, instructions, webMail, subaddressSeparator, inputFields } = hoster;
    return {
      ...base,
      incoming,
      outgoing,
      ...(oauth2 === undefined ? {} : { oauth2 }),
      ...(instructions === undefined ? {} : { instructions }),
      ...(webMail === undefined ? {} : { webMail }),
      ...(inputFields === undefined ? {} : { inputFields }),
      ...(subaddressSeparator === undefined ? {} : { subaddressSeparator }),
      source,
      checked: checked as ProviderConfig['checked'],
    };
  }
  const username = facts.login === 'address' ? ('%EMAILADDRESS%' as const) : ('%EMAILLOCALPART%' as const);
  const toServer = <T extends ServerFact['type']>(type: T) =>
    facts.servers
      .filter((server) => server.type === type)
      .map(({ hostname, port, socketType }) => ({
        type,
        hostname,
        port,
        socketType,
        authentication: ['password-cleartext'] as const,
        username,
        ...(registered[`${type} ${socketType}`] === port ? {} : { portReason: oddPortReason }),
      }));
  const related = [
    ...(facts.caldav === undefined ? [] : [toDav('caldav', facts.caldav, username)]),
    ...(facts.carddav === undefined ? [] : [toDav('carddav', facts.carddav, username)]),
    ...toServer('managesieve'),
  ];
  return {
    ...base,
    incoming: [...toServer('imap'), ...toServer('pop3')],
    outgoing: toServer('smtp'),
    ...(related.length === 0 ? {} : { related }),
    source,
    checked: checked as ProviderConfig['checked'],
  };
}

const toDav = <T extends 'caldav' | 'carddav'>(
  type: T,
  url: HttpsUrl,
  username: '%EMAILADDRESS%' | '%EMAILLOCALPART%',
) => ({
  type,
  url,
  authentication: ['Basic'] as const,
  username,
});

/** A server as it is written in the command line: `host`, `host:port`, `host:port:SSL` or `host:port:STARTTLS`. */
export function parseServerFact(type: ServerFact['type'], text: string): ServerFact | undefined {
  const [, hostname = '', port, named] = /^([a-z0-9.-]+)(?::(\d{1,5}))?(?::(SSL|STARTTLS))?$/i.exec(text) ?? [];
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i.test(hostname)) return undefined;
  const usual = port === undefined ? undefined : socketTypeOf(type, Number(port));
  const socketType = toSocketType(named) ?? usual ?? (type === 'managesieve' ? 'STARTTLS' : 'SSL');
  const number = port === undefined ? registered[`${type} ${socketType}`] : Number(port);
  if (number === undefined || number < 1 || number > 65_535) return undefined;
  return { type, hostname: hostname.toLowerCase(), port: number, socketType };
}

const toSocketType = (text: string | undefined): ServerFact['socketType'] | undefined =>
  text === undefined ? undefined : text.toUpperCase() === 'SSL' ? 'SSL' : 'STARTTLS';

const socketTypeOf = (type: ServerFact['type'], port: number): ServerFact['socketType'] | undefined =>
  (['SSL', 'STARTTLS'] as const).find((socketType) => registered[`${type} ${socketType}`] === port);

/** The ports that RFC 8314 §7 and RFC 5804 §1.8 register, TLS from the first byte before STARTTLS. */
export const usualPlaces: readonly Omit<ServerFact, 'hostname'>[] = Object.entries(registered).flatMap(
  ([key, port]) => {
    const [type, socketType] = key.split(' ');
    return [{ type, socketType, port } as Omit<ServerFact, 'hostname'>];
  },
);
