/**
 * What a mail client concludes from one HTTP answer. The readers beside this file are written from the clients'
 * documented behaviour and share no code with `src/formats/`, so that they can judge what is rendered there.
 */

/** What came over HTTP, after decoding the body. */
export interface Answer {
  readonly status: number;
  /** The Content-Type header, empty if there was none. */
  readonly contentType: string;
  readonly body: string;
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

/** The client has an account that it can set up. */
export interface Configured {
  readonly outcome: 'configured';
  readonly displayName?: string;
  readonly incoming: ServerChoice;
  readonly outgoing: ServerChoice;
  /** Further servers that the client keeps for the person to choose from, or tries in turn. */
  readonly alternatives?: readonly ServerChoice[];
}

/** The client cannot use the answer. */
export interface Nothing {
  readonly outcome: 'nothing';
  readonly why: string;
  /** Set where the client takes the answer for a find and does not ask the next URL: worse than a 404. */
  readonly stopsSearching?: true;
}

/** What a client ends up with. */
export type Conclusion = Configured | Nothing;

/** One client's rules for one format. */
export interface ClientReader {
  readonly name: string;
  readonly reads: 'autoconfig' | 'autodiscover' | 'profile';
  read(answer: Answer, account: Account): Conclusion;
}

/** The client goes on to the next URL. */
export function toNothing(why: string): Nothing {
  return { outcome: 'nothing', why };
}

/** The client believes that it has found something and gives up. */
export function toDeadEnd(why: string): Nothing {
  return { outcome: 'nothing', why, stopsSearching: true };
}

/** Says whether HTTP calls the status a success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
