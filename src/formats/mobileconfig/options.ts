/** What a profile can set up. */
export type Part = 'mail' | 'calendar' | 'contacts' | 'directory' | 'subscriptions' | 'exchange';

/** What a person may ask of a profile. */
export interface ProfileOptions {
  /** `best` is IMAP where the provider has it. */
  readonly protocol: 'best' | 'imap' | 'pop3';
  readonly include: ReadonlySet<Part>;
  /** `any` has to suit all; one payload that a device does not know can spoil the whole profile. */
  readonly device: 'any' | 'iphone' | 'mac';
  /** Whether the request tells the person's own name. */
  readonly isNamed: boolean;
}

/** The order in which they stand in a profile. */
export const parts: readonly Part[] = ['mail', 'exchange', 'calendar', 'contacts', 'directory', 'subscriptions'];

/**
 * What every platform knows, and what people look for. A directory asks for one more password, and subscribed calendars
 * do not exist on macOS.
 */
export const defaultOptions: ProfileOptions = {
  protocol: 'best',
  include: new Set<Part>(['mail', 'calendar', 'contacts']),
  device: 'any',
  isNamed: false,
};
