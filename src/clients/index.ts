import { apple } from './apple.ts';
import type { ClientReader } from './conclusion.ts';
import { deltaChatAutodiscover } from './delta-chat-autodiscover.ts';
import { deltaChat } from './delta-chat.ts';
import { evolution } from './evolution.ts';
import { fairEmailAutodiscover } from './fairemail-autodiscover.ts';
import { fairEmail } from './fairemail.ts';
import { kmail } from './kmail.ts';
import { nextcloud } from './nextcloud.ts';
import { outlook } from './outlook.ts';
import { thunderbirdAndroid } from './thunderbird-android.ts';
import { thunderbirdAutodiscover } from './thunderbird-autodiscover.ts';
import { thunderbird } from './thunderbird.ts';

export type { Account, Answer, ClientReader, Conclusion, Configured, Nothing, ServerChoice } from './conclusion.ts';

/** Every client whose rules are known, by format. */
export const clientReaders: readonly ClientReader[] = [
  thunderbird,
  thunderbirdAndroid,
  deltaChat,
  kmail,
  evolution,
  nextcloud,
  fairEmail,
  thunderbirdAutodiscover,
  outlook,
  deltaChatAutodiscover,
  fairEmailAutodiscover,
  apple,
];
