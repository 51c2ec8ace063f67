import type { Device } from './device.ts';
import type { Messages } from './messages/types.ts';
import type { ClientId } from './words/types.ts';

/** How a client comes by settings; what it is asked for is in docs/clients.md. */
type Way =
  'findsItself' | 'triesNames' | 'byHandOnly' | 'outlookNew' | 'outlookClassic' | 'outlookMobile' | 'outlookExpress';

/** One client on one device. */
export interface Guide {
  readonly client: ClientId;
  /** As the client calls itself, in every language. */
  readonly name: string;
  readonly way: Way;
}

const thunderbird: Guide = { client: 'thunderbird', name: 'Thunderbird', way: 'findsItself' };
const emClient: Guide = { client: 'em-client', name: 'eM Client', way: 'findsItself' };

/** The clients that people of a device have or should have, the likely ones first. */
export const guides: Readonly<Record<Device, readonly Guide[]>> = {
  apple: [
    { client: 'apple-mail-ios', name: 'Mail', way: 'triesNames' },
    { client: 'outlook-mobile', name: 'Outlook', way: 'outlookMobile' },
    { client: 'delta-chat', name: 'Delta Chat', way: 'findsItself' },
  ],
  mac: [
    { client: 'apple-mail-mac', name: 'Mail', way: 'triesNames' },
    thunderbird,
    { client: 'outlook-new', name: 'Outlook', way: 'outlookNew' },
    emClient,
  ],
  android: [
    { client: 'gmail-android', name: 'Gmail', way: 'triesNames' },
    { client: 'thunderbird-android', name: 'Thunderbird', way: 'findsItself' },
    { client: 'samsung-email', name: 'Samsung Email', way: 'triesNames' },
    { client: 'fairemail', name: 'FairEmail', way: 'findsItself' },
    { client: 'outlook-mobile', name: 'Outlook', way: 'outlookMobile' },
    { client: 'delta-chat', name: 'Delta Chat', way: 'findsItself' },
  ],
  windows: [
    { client: 'outlook-new', name: 'Outlook (new)', way: 'outlookNew' },
    { client: 'outlook-classic', name: 'Outlook (classic)', way: 'outlookClassic' },
    thunderbird,
    emClient,
    { client: 'outlook-express', name: 'Outlook Express', way: 'outlookExpress' },
  ],
  linux: [
    thunderbird,
    { client: 'evolution', name: 'Evolution', way: 'findsItself' },
    { client: 'kmail', name: 'KMail', way: 'findsItself' },
    { client: 'delta-chat', name: 'Delta Chat', way: 'findsItself' },
  ],
  other: [thunderbird, emClient, { client: 'outlook-express', name: 'Outlook Express', way: 'outlookExpress' }],
};

/** What a person should know of the client before its form; `{client}` is its name. */
export const sayWay = (way: Way, messages: Messages): string => messages[way];
