import { aospExchange } from '../../clients/aosp-exchange.ts';
import { nine, outlookJson } from '../../clients/autodiscover-json.ts';
import { emClient } from '../../clients/em-client.ts';
import { evolutionEws } from '../../clients/evolution-ews.ts';
import { evolutionPacc } from '../../clients/evolution-pacc.ts';
import { ewsManagedApi } from '../../clients/ews-managed-api.ts';
import { himalayaPacc } from '../../clients/himalaya-pacc.ts';
import { clientReaders, serviceReaders, type ClientReader, type ServiceReader } from '../../clients/index.ts';
import { macosExchange } from '../../clients/macos-exchange.ts';
import { samsungEmail } from '../../clients/mobilesync.ts';
import { mobileSyncRequest, outlookRequest } from '../../checks/discovery/bodies.ts';
import * as discoveries from '../../checks/discovery/index.ts';
import type { PlannedRequest } from '../../checks/discovery/plan.ts';

/** A request with its places to fill in (see `Variables`), and who reads the answer. */
export interface ClientRequest {
  readonly method: PlannedRequest['method'];
  readonly url: string;
  readonly body?: string;
  readonly reader: ClientReader | ServiceReader;
}

const autodiscoverUrl = 'https://autodiscover.{domain}/autodiscover/autodiscover.xml';
const jsonUrl = 'https://autodiscover.{domain}/autodiscover/autodiscover.json';
const paccUrl = 'https://ua-auto-config.{domain}/.well-known/user-agent-configuration.json';

const postOutlook = (reader: ClientReader | ServiceReader): ClientRequest => ({
  method: 'POST',
  url: autodiscoverUrl,
  body: outlookRequest,
  reader,
});
const postMobileSync = (reader: ServiceReader): ClientRequest => ({
  method: 'POST',
  url: autodiscoverUrl,
  body: mobileSyncRequest,
  reader,
});
const get = (url: string, reader: ServiceReader): ClientRequest => ({ method: 'GET', url, reader });

/** Of clients whose whole discovery is not written down; docs/clients.md says what is known of each. */
const others: readonly ClientRequest[] = [
  postOutlook(emClient),
  postOutlook(macosExchange),
  postOutlook(evolutionEws),
  postOutlook(ewsManagedApi),
  // The sign stands in the path as it is, and the protocol begins like that (seen in logs of servers).
  get(`${jsonUrl}/v1.0/{email}?Protocol=Autodiscoverv1&RedirectCount=1`, outlookJson),
  get(`${jsonUrl}?Email={email|form}&Protocol=ActiveSync&RedirectCount=1`, nine),
  postMobileSync(samsungEmail),
  postMobileSync(aospExchange),
  get(paccUrl, evolutionPacc),
  get(paccUrl, himalayaPacc),
];

/** The first request of each client for each format that it asks of the domain itself, in the order of the readers. */
export const clientRequests: readonly ClientRequest[] = [...clientReaders, ...serviceReaders].flatMap((reader) => {
  const isMeant = (request: ClientRequest): boolean => request.reader.name === reader.name;
  const planned = Object.values(discoveries)
    .flatMap(({ stages }) => stages)
    .filter(({ forMx }) => forMx === undefined)
    .flatMap(({ requests }) => requests)
    .find((request) => request.isForeign !== true && isMeant(request));
  const { method, url, body } = planned ?? others.find(isMeant) ?? {};
  return method === undefined || url === undefined
    ? []
    : [{ method, url, reader, ...(body === undefined ? {} : { body }) }];
});
