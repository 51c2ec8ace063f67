import type { Authentication, Instruction, ProviderConfig, UsernameTemplate } from '../core/types.ts';

/** What a provider entry holds beyond the fields that have a place of their own. */
export type Remainder = Partial<
  Omit<ProviderConfig, 'id' | 'displayName' | 'displayShortName' | 'incoming' | 'outgoing' | 'checked'>
>;

/**
 * A server in a few letters and its host, as `itl imap.example.com`: protocol (`i`, `p`, `s`), `t` for STARTTLS, method
 * (`methodCodes`), `l` for the local part as user name; on the registered port. What does not fit is kept whole.
 */
export type PackedServer = string | readonly [code: string, more: object] | Readonly<Record<string, unknown>>;

/** 0 as text stands for the standard text of the kind. */
export type PackedInstruction =
  | readonly [kind: string, url: string, text: Instruction['text'] | 0]
  | readonly [kind: string, url: string, text: Instruction['text'] | 0, more: object];

/** Stands for the id wherever it comes again. */
export const idMark = '^';

/** An entry as the worker carries it, in JSON behind the id in JSON. Nothing is lost. */
export type PackedEntry = readonly [
  displayName: string,
  /** 0 if it is the display name. */
  displayShortName: string | 0,
  /** `+` if the domains are public; then the domains, shortened by the one before, or nothing if the id is the only one. */
  domains: string,
  /** 0 if there are none. */
  mx: string | 0,
  servers: readonly PackedServer[],
  instructions: readonly PackedInstruction[],
  checked: string,
  remainder?: Remainder,
];

export const protocolCodes: Readonly<Record<string, 'imap' | 'pop3' | 'smtp'>> = { i: 'imap', p: 'pop3', s: 'smtp' };

export const methodCodes: Readonly<Record<string, readonly Authentication[]>> = {
  '': ['password-cleartext'],
  o: ['OAuth2', 'password-cleartext'],
  O: ['OAuth2'],
  e: ['password-encrypted'],
};

export const usernameCodes: Readonly<Record<string, UsernameTemplate>> = {
  '': '%EMAILADDRESS%',
  l: '%EMAILLOCALPART%',
};

export const kindCodes: Readonly<Record<string, Instruction['kind']>> = {
  e: 'enable-access',
  a: 'app-password',
  b: 'bridge',
  d: 'documentation',
};
