import { aospExchange } from './aosp-exchange.ts';
import { apple } from './apple.ts';
import { nine, outlookJson, outlookMobile } from './autodiscover-json.ts';
import type { ClientReader, ServiceReader } from './conclusion.ts';
import { deltaChatAutodiscover } from './delta-chat-autodiscover.ts';
import { deltaChat } from './delta-chat.ts';
import { emClient } from './em-client.ts';
import { evolutionEws } from './evolution-ews.ts';
import { evolutionPacc } from './evolution-pacc.ts';
import { evolution } from './evolution.ts';
import { ewsManagedApi } from './ews-managed-api.ts';
import { fairEmailAutodiscover } from './fairemail-autodiscover.ts';
import { fairEmail } from './fairemail.ts';
import { himalayaPacc } from './himalaya-pacc.ts';
import { kmail } from './kmail.ts';
import { macosExchange } from './macos-exchange.ts';
import { iosExchange, newOutlook, samsungEmail } from './mobilesync.ts';
import { nextcloud } from './nextcloud.ts';
import { outlook } from './outlook.ts';
import { strictPacc } from './pacc.ts';
import { thunderbirdAndroid } from './thunderbird-android.ts';
import { thunderbirdAutodiscover } from './thunderbird-autodiscover.ts';
import { thunderbird } from './thunderbird.ts';

export type {
  Account,
  Answer,
  ClientReader,
  Conclusion,
  Configured,
  Nothing,
  Redirect,
  ServerChoice,
  ServiceChoice,
  ServiceConclusion,
  ServiceFound,
  ServiceReader,
} from './conclusion.ts';

/** Every client that looks for mail servers and whose rules are known, by format. */
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
  emClient,
  deltaChatAutodiscover,
  fairEmailAutodiscover,
  apple,
];

/** Every client that looks for Exchange or reads PACC, by format. */
export const serviceReaders: readonly ServiceReader[] = [
  macosExchange,
  evolutionEws,
  ewsManagedApi,
  outlookJson,
  outlookMobile,
  nine,
  newOutlook,
  samsungEmail,
  iosExchange,
  aospExchange,
  strictPacc,
  evolutionPacc,
  himalayaPacc,
];
