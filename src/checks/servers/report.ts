import type { NetworkFailure, TlsFacts } from '../network.ts';

/** What a probe learnt of one server. */
export interface ServerReport {
  /** Whether anything that speaks the protocol greeted. */
  readonly isReached: boolean;
  /** What the server says of itself, without control characters and cut. */
  readonly greeting?: string;
  /** Where the probe came to an end too early, and why. */
  readonly trouble?: { readonly step: Step; readonly cause: Trouble };
  /** Set where the port speaks the other of the two than the one that is announced. */
  readonly speaks?: 'TLS' | 'clear text';
  /** Set where connections are taken and nothing is said. */
  readonly isSilent?: true;
  readonly tls?: TlsFacts;
  /** What was offered before TLS, or where there is none. */
  readonly inClearText?: Offer;
  readonly overTls?: Offer;
  readonly steps: readonly Taken[];
}

/** What a probe does, in order; not every server needs every step. */
export type Step =
  'connect' | 'greeting' | 'capabilities' | 'STARTTLS' | 'TLS' | 'capabilities over TLS' | 'NOOP' | 'goodbye';

/** A step that was taken, and how many milliseconds it took. */
export interface Taken {
  readonly step: Step;
  readonly ms: number;
}

/** What a server says that it can do. */
export interface Offer {
  /** False where the server does not tell (POP3 without CAPA). */
  readonly isTold: boolean;
  /** SASL mechanisms by name, in upper case (RFC 4422 §3.1). */
  readonly mechanisms: readonly string[];
  /** The older way to send a password: LOGIN of IMAP, USER of POP3. */
  readonly hasPasswordCommand: boolean;
  /** APOP of POP3, which the greeting tells. */
  readonly hasApop: boolean;
  readonly hasStartTls: boolean;
  /** LOGINDISABLED of IMAP. */
  readonly isLoginDisabled: boolean;
}

/** Why a step has no outcome. */
export type Trouble = NetworkFailure | Unexpected;

/** An answer that the protocol does not have in this place. */
export interface Unexpected {
  readonly kind: 'unexpected';
  /** `refusal`: well said, and a no. `foreign`: not of this protocol. `flood`: more than any server has to say. */
  readonly reason: 'refusal' | 'foreign' | 'flood';
  /** The line, without control characters and cut. */
  readonly line: string;
}

/** The outcome of a step. */
export type Said<T> = { readonly kind: 'said'; readonly value: T } | Trouble;

/** An outcome that is there. */
export const said = <T>(value: T): Said<T> => ({ kind: 'said', value });

/** An answer that is not expected. */
export const unexpected = (reason: Unexpected['reason'], line: string): Unexpected => ({
  kind: 'unexpected',
  reason,
  line: toShown(line),
});

const shownLength = 80;

/** A line of a server as it may be shown: nothing but ASCII that can be seen, and not much of it. */
export function toShown(line: string): string {
  const visible = line
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return visible.length > shownLength ? `${visible.slice(0, shownLength)}…` : visible;
}

const mechanismName = /^[A-Z0-9_-]{1,20}$/;
const mechanismLimit = 64;

/** Words as names of SASL mechanisms; what can be none is left out. */
export const toMechanisms = (words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => word.toUpperCase()))]
    .filter((word) => mechanismName.test(word))
    .slice(0, mechanismLimit);
