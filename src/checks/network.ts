/**
 * What the checks need of the network. They hold no sockets themselves: Node and Workers each bring an implementation,
 * and tests another one. Nothing here throws or waits longer than it was told; what goes wrong is a value.
 */

/** Everything that the checks may do outside. */
export interface Network {
  readonly dns: Dns;
  /** Sends one request. A redirect is an answer like any other; nothing is followed and nothing is kept. */
  request(request: HttpRequest): Promise<HttpOutcome>;
  /** Opens one connection to a mail server. */
  connect(target: ConnectTarget): Promise<Connected | NetworkFailure>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The questions that discovery asks the DNS. Names are A-labels in lower case, without the last dot. */
export interface Dns {
  /** IPv4 and IPv6 addresses, through aliases. */
  addresses(name: string): Promise<DnsResult<string>>;
  /** The alias itself. */
  cname(name: string): Promise<DnsResult<string>>;
  mx(name: string): Promise<DnsResult<MxRecord>>;
  srv(name: string): Promise<DnsResult<SrvRecord>>;
  /** Each record joined to one text. */
  txt(name: string): Promise<DnsResult<string>>;
}

/** `none`: there is no such name, or no such record. `failed`: nobody can say. */
export type DnsResult<T> =
  | { readonly kind: 'records'; readonly records: readonly T[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly problem: string };

export interface MxRecord {
  readonly preference: number;
  readonly exchange: string;
}

export interface SrvRecord {
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  /** `.` for a service that is not offered (RFC 2782). */
  readonly target: string;
}

/** An HTTP request as a client sends it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'OPTIONS' | 'PUT';
  /** Absolute, http or https. */
  readonly url: string;
  /** By name as the client writes it; `Host`, `Content-Length` and `Connection` are added. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything from the look-up to the last byte. */
  readonly timeoutMs: number;
}

export type HttpOutcome = HttpAnswer | NetworkFailure;

/** Whatever came over HTTP. */
export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** By name in lower case; repeated ones joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** As UTF-8, a byte order mark kept; at most `bodyLimitOctets`, and no answer that a client reads is longer. */
  readonly body: string;
  /** Absent over clear text, and where the runtime does not tell. */
  readonly tls?: TlsFacts;
}

/** What is read of an HTTP body; a longer one is `too-long`. */
export const bodyLimitOctets = 1_048_576;

/** Why there is no answer. */
export type NetworkProblem =
  /** The name has no address. */
  | 'no-address'
  /** The DNS could not be asked. */
  | 'dns'
  /** Nothing listens there. */
  | 'refused'
  /** No way to the host. */
  | 'unreachable'
  | 'timeout'
  /** TLS works, but the certificate is not one that a client trusts; `tls` says why. */
  | 'certificate'
  /** No TLS at all, or none that both sides know. */
  | 'tls'
  /** The other side ended or reset the connection in the middle. */
  | 'closed'
  /** What came is not HTTP; from `startTls`, clear text behind the agreement on it. */
  | 'malformed'
  | 'too-long';

export interface NetworkFailure {
  readonly kind: 'failure';
  readonly problem: NetworkProblem;
  /** For a person; names hosts and addresses of servers, nobody's mail address. */
  readonly text: string;
  readonly tls?: TlsFacts;
}

/** What TLS said of itself. */
export interface TlsFacts {
  /** As `TLSv1.3`. */
  readonly protocol: string;
  /** Why a client refuses the certificate; absent where it does not. */
  readonly problem?:
    'expired' | 'not-yet-valid' | 'wrong-name' | 'self-signed' | 'unknown-issuer' | 'incomplete-chain' | 'other';
  /** The words of the library for it. */
  readonly problemText?: string;
  /** DNS names (and IP addresses) of the certificate. */
  readonly names: readonly string[];
  /** Common name or organisation of the issuer. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  /** Certificates that the server sent. */
  readonly chainLength: number;
}

/** Where to connect. */
export interface ConnectTarget {
  readonly hostname: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte. `none`: clear text, which `startTls` may upgrade. */
  readonly tls: 'implicit' | 'none';
  /** Until the connection (and TLS, if implicit) stands. */
  readonly timeoutMs: number;
}

/**
 * A connection to a mail server. A certificate that clients refuse does not end it, so that what is behind can be looked
 * at; `tls` says so.
 */
export interface Connected {
  readonly kind: 'connected';
  readonly connection: Connection;
}

/** Lines in, lines out. */
export interface Connection {
  /** Facts of TLS once there is any; undefined in clear text and where the runtime does not tell. */
  tls(): TlsFacts | undefined;
  /** The next line without its CRLF or LF, of at most `lineLimitOctets` octets, one character for each octet. */
  readLine(timeoutMs: number): Promise<LineOutcome>;
  /** Writes text that is ASCII; never fails, the next read tells. */
  write(text: string): void;
  /** Upgrades to TLS; what was sent before in clear text and not read is an error (a command injection, CVE-2011-0411). */
  startTls(timeoutMs: number): Promise<NetworkFailure | undefined>;
  /** Ends the connection; may be called at any time and more than once. */
  close(): void;
}

export type LineOutcome = { readonly kind: 'line'; readonly line: string } | NetworkFailure;

/** No mail protocol has longer lines in what the checks read. */
export const lineLimitOctets = 8192;
