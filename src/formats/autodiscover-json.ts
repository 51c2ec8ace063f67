import { parseEmailAddress } from '../core/address.ts';
import { fail, ok } from '../core/result.ts';
import type { Failure, MailSettings, Result } from '../core/types.ts';
import { findExchangeUrl } from './exchange.ts';
import { renderRefusal, retryAfterSeconds } from './explain.ts';
import type { Document, Format, FormatRequest, Service } from './format.ts';
import { decodePercent, parseQuery } from './query.ts';
import { findRedirectUrl } from './redirect.ts';

/** The protocols that can be named, in the spelling of answers. */
type Protocol = 'AutodiscoverV1' | 'ActiveSync' | 'Ews';

const protocols = new Map<string, Protocol>([
  ['autodiscoverv1', 'AutodiscoverV1'],
  ['activesync', 'ActiveSync'],
  ['ews', 'Ews'],
]);

/** What was asked for. */
export interface AutodiscoverJsonOptions {
  readonly protocol: Protocol;
}

const path = '/autodiscover/autodiscover.json';
const addressPath = `${path}/v1.0/:address` as const;

/**
 * Autodiscover v2: one protocol in the question, one URL in the answer. It has no public specification; requests are as
 * Outlook and Nine send them, answers as Exchange gives them. It cannot say IMAP, so its answer is where POX is.
 */
export const autodiscoverJson: Format<AutodiscoverJsonOptions> = {
  name: 'autodiscover-json',
  routes: [
    { method: 'GET', path },
    { method: 'GET', path: addressPath },
  ],
  defaultOptions: { protocol: 'AutodiscoverV1' },
  // The URL holds an address, so it cannot be redirected to https without writing that address down once more.
  answersPlainHttp: false,
  escape: (text) => JSON.stringify(text).slice(1, -1),

  parseRequest(request) {
    const wanted = findProtocolText(request);
    if (wanted === undefined) return fail({ reason: 'protocol-missing' });
    const protocol = protocols.get(wanted.toLowerCase());
    if (protocol === undefined) return fail({ reason: 'unsupported-schema' });
    const text = parseAddressText(request);
    if (!text.ok) return text;
    const address = parseEmailAddress(text.value);
    if (!address.ok) return address;
    return ok({
      candidates: [{ subject: { kind: 'address', address: address.value }, by: { index: 'domain' } }],
      options: { protocol },
      variant: protocol,
    });
  },

  renderSettings(settings, service, { protocol }) {
    const url = findUrl(settings, service, protocol);
    if (url === undefined) return fail({ reason: 'unsupported-schema' });
    return ok(renderJson(200, { Protocol: protocol, Url: url }, 'person'));
  },

  renderFailure(failure) {
    if (failure.reason === 'plain-http' || failure.reason === 'body-too-large') return renderRefusal(failure);
    const { status, code, message } = errors[failure.reason];
    const document = renderJson(status, { ErrorCode: code, ErrorMessage: message }, 'nobody');
    return failure.reason === 'temporarily-unavailable' ? { ...document, retryAfterSeconds } : document;
  },
};

/** `RedirectCount` does not matter, as this service redirects nobody. */
function findProtocolText(request: FormatRequest): string | undefined {
  const query = parseQuery(request.query, ['protocol'], 'any-case');
  return query.ok ? query.value.protocol : undefined;
}

function parseAddressText(request: FormatRequest): Result<string> {
  if (request.path !== path) {
    const [last = ''] = request.rawPath
      .split('/')
      .filter((segment) => segment !== '')
      .slice(-1);
    return decodePercent(last);
  }
  const query = parseQuery(request.query, ['email'], 'any-case');
  if (!query.ok) return query;
  return query.value.email === undefined ? fail({ reason: 'address-missing' }) : ok(query.value.email);
}

function findUrl(settings: MailSettings, service: Service, protocol: Protocol): string | undefined {
  switch (protocol) {
    case 'AutodiscoverV1':
      return findRedirectUrl(settings.provider, service) ?? `https://${service.host}/autodiscover/autodiscover.xml`;
    case 'ActiveSync':
      return findExchangeUrl(settings, 'activeSync');
    case 'Ews':
      return findExchangeUrl(settings, 'ews');
  }
}

interface JsonError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Without the value that was sent, which Exchange repeats. `AutodiscoverV1` is what every provider has. */
const invalidProtocol: JsonError = {
  status: 400,
  code: 'InvalidProtocol',
  message: "The given protocol value is invalid. Supported values are 'AutodiscoverV1'",
};
const userNotFound: JsonError = { status: 404, code: 'UserNotFound', message: 'The given user is not found' };
const badAddress: JsonError = {
  status: 400,
  code: 'MandatoryParameterMissing',
  message: "The parameter 'Email' is missing or not valid",
};

const errors: Readonly<Record<Exclude<Failure['reason'], 'plain-http' | 'body-too-large'>, JsonError>> = {
  'protocol-missing': {
    status: 400,
    code: 'MissingProtocol',
    message: "A valid value must be provided for the query parameter 'Protocol'",
  },
  'unsupported-schema': invalidProtocol,
  'address-missing': badAddress,
  'malformed-address': badAddress,
  'malformed-request': badAddress,
  'unknown-domain': userNotFound,
  // No client gets in, by whatever protocol.
  'not-expressible': userNotFound,
  'temporarily-unavailable': { status: 503, code: 'ServiceUnavailable', message: 'Try again in a minute' },
};

function renderJson(
  status: number,
  members: Readonly<Record<string, string>>,
  audience: Document['audience'],
): Document {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(members), audience };
}
