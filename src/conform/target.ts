import { parseEmailAddress } from '../core/address.ts';
import type { ServerChoice } from '../clients/index.ts';

/** The server that is tested, and what is known of it. */
export interface Target {
  /** Where requests go: scheme, host and port. */
  readonly base: URL;
  /** Where clear text goes; absent where nobody said and it cannot be known. */
  readonly plainBase?: URL;
  /** Whether requests name the host that a client would ask, in place of the one of the base. */
  readonly sendsHost: boolean;
  /** Sent with every request but those over clear text. */
  readonly headers: Readonly<Record<string, string>>;
  readonly address: string;
  readonly localPart: string;
  readonly domain: string;
  /** A domain that the server has no settings for. */
  readonly unknownDomain: string;
  /** Path and query of the Apple profile; `{address}` in it is filled in. No specification has one. */
  readonly profilePath: string;
  /** What clients should end up with; undefined where nobody said. */
  readonly expected?: readonly ExpectedServer[];
}

/** A server that clients may end up with. */
export interface ExpectedServer extends Pick<ServerChoice, 'protocol' | 'hostname' | 'port'> {
  readonly security: 'TLS' | 'STARTTLS' | 'plain';
  /** Undefined where nobody said. */
  readonly username?: string;
}

const server = /^(imap|pop3|smtp)=([a-z0-9.-]+):([0-9]{1,5}):(TLS|STARTTLS|plain)$/i;

const securities: Readonly<Record<string, ExpectedServer['security']>> = {
  tls: 'TLS',
  starttls: 'STARTTLS',
  plain: 'plain',
};

function toLogin(word: string, address: string): string {
  if (word === 'address') return address;
  return word === 'localpart' ? address.slice(0, address.indexOf('@')) : word;
}

/**
 * Reads `imap=imap.example.com:993:TLS,smtp=smtp.example.com:465:TLS,login=address`. A protocol may stand more than
 * once; `login` is `address`, `localpart` or the user name itself.
 *
 * @returns the servers, or what is wrong.
 */
export function parseExpected(
  text: string,
  address: string,
):
  | { readonly ok: true; readonly servers: readonly ExpectedServer[] }
  | { readonly ok: false; readonly problem: string } {
  const parts = text.split(',').map((part) => part.trim());
  const logins = parts.filter((part) => part.startsWith('login=')).map((part) => part.slice('login='.length));
  if (logins.length > 1) return { ok: false, problem: 'login stands twice' };
  const [login] = logins;
  const servers: ExpectedServer[] = [];
  for (const part of parts.filter((each) => !each.startsWith('login='))) {
    const [, protocol = '', hostname = '', port = '', security = ''] = server.exec(part) ?? [];
    const found = securities[security.toLowerCase()];
    if (found === undefined || Number(port) < 1 || Number(port) > 65535) {
      return { ok: false, problem: `${part} is not like imap=imap.example.com:993:TLS` };
    }
    servers.push({
      protocol: protocol.toLowerCase() as ExpectedServer['protocol'],
      hostname: hostname.toLowerCase(),
      port: Number(port),
      security: found,
      ...(login === undefined ? {} : { username: toLogin(login, address) }),
    });
  }
  return servers.length === 0 ? { ok: false, problem: 'no server is named' } : { ok: true, servers };
}

/** Splits an address; undefined for what is none. */
export function parseAccount(text: string): Pick<Target, 'address' | 'localPart' | 'domain'> | undefined {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) return undefined;
  const { text: address, localPart, domain } = parsed.value;
  return { address, localPart, domain };
}
