import type { Answer, ClientReader, Redirect, ServiceConclusion, ServiceReader } from '../../clients/index.ts';
import { outlookJson } from '../../clients/autodiscover-json.ts';
import { outlook } from '../../clients/outlook.ts';
import { parseDomain, parseEmailAddress } from '../../core/address.ts';
import type { EmailAddress, Registry } from '../../core/types.ts';
import type { Document, Service } from '../../formats/format.ts';
import { createPaccRecords, toPaccDigest } from '../../formats/pacc-record.ts';
import { createAsk, type Ask, type SentRequest } from './ask.ts';
import { fillText } from './fill.ts';
import { clientRequests, type ClientRequest } from './requests.ts';

/** What one client makes of the answer to its first request for one format. */
export interface Reading {
  readonly client: string;
  readonly format: (ClientReader | ServiceReader)['reads'];
  /** The request whose answer decided: the last one where the client was sent on. */
  readonly request: SentRequest;
  readonly status: number;
  /** `nothing` with a `redirect` where the client goes to a server that cannot be asked from here. */
  readonly conclusion: ServiceConclusion;
  /** Where it was sent before, by whom it was asked first. */
  readonly via: readonly Redirect[];
}

/** How often a client is followed to where it was sent; Thunderbird starts again twice. */
const maxRedirects = 2;

/**
 * What every client ends up with at this address: its own request, answered by the formats, read by its own rules.
 * Nothing is asked over the network, and every name of the domain is taken to lead to the service.
 *
 * @param ask - asks these entries; to be given where many addresses are asked about, since it keeps documents
 * @returns one reading for each reader, in the order of `src/clients/index.ts`
 */
export async function concludeAll(
  registry: Registry,
  address: EmailAddress,
  service: Service,
  ask: Ask = createAsk(registry, service),
): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const planned of clientRequests) readings.push(await conclude(ask, planned, address, service, []));
  return readings;
}

async function conclude(
  ask: Ask,
  planned: ClientRequest,
  address: EmailAddress,
  service: Service,
  via: readonly Redirect[],
): Promise<Reading> {
  const { reader } = planned;
  const request = fillRequest(planned, address);
  const { document } = await ask(request);
  const conclusion = reader.read(toAnswer(document, reader, address), { email: address.text });
  const reading: Reading = {
    client: reader.name,
    format: reader.reads,
    request,
    status: document.status,
    conclusion,
    via,
  };
  const redirect = conclusion.outcome === 'nothing' ? conclusion.redirect : undefined;
  if (redirect === undefined || via.length >= maxRedirects) return reading;
  const next = findNext(redirect, planned, address, service);
  if (next === undefined) return reading;
  const last = await conclude(ask, next.planned, next.address, service, [...via, redirect]);
  return { ...last, client: reader.name };
}

/** The request of a client about an address. */
export function fillRequest({ method, url, body }: Omit<ClientRequest, 'reader'>, address: EmailAddress): SentRequest {
  return {
    method,
    url: fillText(url, address),
    ...(body === undefined ? {} : { body: fillText(body, address) }),
  };
}

function toAnswer(document: Document, { reads }: ClientReader | ServiceReader, { domain }: EmailAddress): Answer {
  const { status, contentType, body, location } = document;
  const bytes = document.bytes ?? new TextEncoder().encode(body);
  return {
    status,
    contentType,
    body,
    ...(location === undefined ? {} : { location }),
    ...(reads === 'pacc' ? { txt: createPaccRecords(domain, [toPaccDigest(bytes)]).map(({ value }) => value) } : {}),
  };
}

interface Next {
  readonly planned: ClientRequest;
  readonly address: EmailAddress;
}

/** The request that follows a redirect; undefined where another service would have to answer. */
function findNext(
  { by, target }: Redirect,
  planned: ClientRequest,
  address: EmailAddress,
  service: Service,
): Next | undefined {
  if (by === 'address') {
    const next = parseEmailAddress(target);
    return next.ok ? { planned, address: next.value } : undefined;
  }
  const host = URL.canParse(target) ? parseDomain(new URL(target).hostname) : undefined;
  if (host?.ok !== true || host.value !== service.host) return undefined;
  if (planned.reader.name !== outlookJson.name) return { planned: { ...planned, url: target }, address };
  // What it finds by JSON is where the XML is, which Outlook then asks for.
  const outlookRequest = clientRequests.find(({ reader }) => reader.name === outlook.name);
  return outlookRequest && { planned: { ...outlookRequest, url: target }, address };
}
