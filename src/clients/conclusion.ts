/**
 * What a mail client concludes from one HTTP answer. The readers beside this file are written from the clients'
 * documented behaviour and share no code with `src/formats/`, so that they can judge what is rendered there.
 */

/** What came over HTTP, after decoding the body. */
export interface Answer {
  readonly status: number;
  /** The Content-Type header, empty if there was none. */
  readonly contentType: string;
  /** Decoded with a byte order mark kept, where there is one. */
  readonly body: string;
  /** The Location header, where there is one. */
  readonly location?: string;
  /** The TXT records at `_ua-auto-config` below the domain, each joined to one text; only readers of PACC ask for them. */
  readonly txt?: readonly string[];
}

/** What the person typed. */
export interface Account {
  readonly email: string;
}

/** A server as the client would save it. */
export interface ServerChoice {
  readonly protocol: 'imap' | 'pop3' | 'smtp';
  readonly hostname: string;
  /** 0 where the client was given no usable number and guesses. */
  readonly port: number;
  /** `try` means that the client finds out by connecting. */
  readonly security: 'TLS' | 'STARTTLS' | 'plain' | 'try';
  /** Empty where the client asks the person or does not log in. */
  readonly username: string;
  /** `unstated` where the client does not read it from the answer. */
  readonly authentication: 'password' | 'encrypted-password' | 'OAuth2' | 'NTLM' | 'Kerberos' | 'none' | 'unstated';
}

/** An account for something other than an IMAP, POP3 or SMTP server, as the client would save it. */
export interface ServiceChoice {
  readonly protocol: 'activesync' | 'caldav' | 'carddav' | 'ews' | 'ical' | 'jmap' | 'ldap' | 'webdav';
  readonly displayName?: string;
  /** Empty where the client finds the server from the address. */
  readonly hostname: string;
  /** 0 where the client was given none and takes what is usual for the protocol. */
  readonly port: number;
  readonly security: ServerChoice['security'];
  /** What the client opens, a URL or a path; absent where it finds out by asking the host. */
  readonly url?: string;
  /** Empty where the client asks the person. */
  readonly username: string;
  readonly authentication: ServerChoice['authentication'];
}

/** Where the client asks again: with another address from the beginning, or the same question at another URL. */
export interface Redirect {
  readonly by: 'address' | 'url';
  readonly target: string;
}

/** The client has an account that it can set up. */
export interface Configured {
  readonly outcome: 'configured';
  readonly displayName?: string;
  readonly incoming: ServerChoice;
  readonly outgoing: ServerChoice;
  /** Further servers that the client keeps for the person to choose from, or tries in turn. */
  readonly alternatives?: readonly ServerChoice[];
  /** What the client sets up beside mail; absent where it reads nothing of the kind. */
  readonly related?: readonly ServiceChoice[];
}

/** The client cannot use the answer. */
export interface Nothing {
  readonly outcome: 'nothing';
  readonly why: string;
  /** Set where the client takes the answer for a find and does not ask the next URL: worse than a 404. */
  readonly stopsSearching?: true;
  /** Set where the answer sent the client somewhere else, and it goes there. */
  readonly redirect?: Redirect;
  /** What the client sets up all the same, without mail servers. */
  readonly related?: readonly ServiceChoice[];
}

/** The client sets up one account that needs no mail servers, such as ActiveSync. */
export interface ServiceFound {
  readonly outcome: 'service';
  readonly service: ServiceChoice;
  /** Further services of the same answer. */
  readonly related?: readonly ServiceChoice[];
}

/** What a mail client ends up with. */
export type Conclusion = Configured | Nothing;

/** What a client of several protocols ends up with. */
export type ServiceConclusion = Configured | ServiceFound | Nothing;

/** One mail client's rules for one format. */
export interface ClientReader {
  readonly name: string;
  readonly reads: 'autoconfig' | 'autodiscover' | 'profile';
  read(answer: Answer, account: Account): Conclusion;
}

/** The rules of one client that looks for more than mail servers, or for something else, for one format. */
export interface ServiceReader {
  readonly name: string;
  readonly reads: 'autodiscover' | 'autodiscover-json' | 'mobilesync' | 'pacc';
  read(answer: Answer, account: Account): ServiceConclusion;
}

/** The client goes on to the next URL. */
export function toNothing(why: string): Nothing {
  return { outcome: 'nothing', why };
}

/** The client believes that it has found something and gives up. */
export function toDeadEnd(why: string): Nothing {
  return { outcome: 'nothing', why, stopsSearching: true };
}

/** The client asks again with the address that it was given. */
export function toAddressRedirect(target: string): Nothing {
  return { outcome: 'nothing', why: `starts again with ${target}`, redirect: { by: 'address', target } };
}

/** The client repeats its question at the URL that it was given. */
export function toUrlRedirect(target: string): Nothing {
  return { outcome: 'nothing', why: `asks ${target}`, redirect: { by: 'url', target } };
}

/** Says whether HTTP calls the status a success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
