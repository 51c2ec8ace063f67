import type { Failure } from '../core/types.ts';
import { renderText, type Document, type Service } from './format.ts';

const sentences: Readonly<Record<Exclude<Failure['reason'], 'not-expressible'>, string>> = {
  'malformed-request': 'The request cannot be read.',
  'malformed-address': 'The e-mail address or domain in the request is not valid.',
  'address-missing': 'The request names no e-mail address.',
  'protocol-missing': 'The request names no protocol.',
  'body-too-large': 'The request body is too large.',
  'unknown-domain': 'This service has no mail settings for that domain.',
  'unsupported-schema': 'The requested kind of answer is not available for that domain.',
  'plain-http': 'This address must be opened with https.',
  'temporarily-unavailable': 'The settings for that domain cannot be looked up right now. Try again in a minute.',
};

/** Says in English what went wrong, without anything that came from the request. */
function explain(failure: Failure): string {
  if (failure.reason !== 'not-expressible') return sentences[failure.reason];
  const { displayName, instructions = [] } = failure.provider;
  return [
    `${displayName} cannot be set up with this kind of answer.`,
    ...instructions.map(({ text, url }) => `${text.en} ${url}`),
  ].join('\n');
}

/** After how many seconds a client may ask again what is `temporarily-unavailable`. */
export const retryAfterSeconds = 30;

const statusOf: Readonly<Record<Failure['reason'], number>> = {
  'malformed-request': 400,
  'malformed-address': 400,
  'address-missing': 400,
  'protocol-missing': 400,
  'body-too-large': 413,
  'unknown-domain': 404,
  'unsupported-schema': 404,
  'not-expressible': 404,
  'plain-http': 403,
  'temporarily-unavailable': 503,
};

/** Where people get further. */
const toPageLine = ({ host }: Service): string => `For people: https://${host}/`;

/**
 * A failure as an HTTP status and a sentence, for every format that has no error document of its own.
 *
 * @param service - given where a person may read it: then the pages for people are named.
 */
export function renderRefusal(failure: Failure, service?: Service): Document {
  const lines = service === undefined ? [explain(failure)] : [explain(failure), toPageLine(service)];
  const document = renderText(statusOf[failure.reason], lines.join('\n'));
  return failure.reason === 'temporarily-unavailable' ? { ...document, retryAfterSeconds } : document;
}
