import type { Dialogue } from './dialogue.ts';
import type { Offer, Said } from './report.ts';

/** What a server says first. */
export interface Greeting {
  /** What it says of itself. */
  readonly text: string;
  /** What it offers, where it says that already. */
  readonly offer?: Offer;
}

/**
 * How one protocol is spoken up to the point where a client would log in. Nothing here sends a name, a password or a
 * message, and nothing that a server said is sent back.
 */
export interface Protocol {
  greet(dialogue: Dialogue): Promise<Said<Greeting>>;
  /** Asks what is offered. `isUpgraded`: just after STARTTLS, where everything said before is void. */
  askOffer(dialogue: Dialogue, greeting: Greeting, isUpgraded: boolean): Promise<Said<Offer>>;
  /** Agrees on STARTTLS; TLS itself comes after it. */
  askStartTls(dialogue: Dialogue): Promise<Said<undefined>>;
  /** Something harmless, to see that commands are answered; absent where none is allowed before a login. */
  readonly idle?: (dialogue: Dialogue) => Promise<Said<undefined>>;
  leave(dialogue: Dialogue): Promise<Said<undefined>>;
}
