import type { Failure, Instruction, ProviderConfig } from '../../core/types.ts';
import { renderRefusal } from '../explain.ts';
import type { Document, FormatRequest } from '../format.ts';
import { hasAddress } from './request.ts';

/** Precedes the name of every problem: the same at every deployment, so that programs can compare it. */
const typePrefix = 'urn:problem-type:mailbeacon:';

/** A problem document (RFC 9457). It holds nothing that came from the request. */
export function renderProblem(type: string, status: number, title: string, extension: object = {}): Document {
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: typePrefix + type, title, status, ...extension }),
    audience: 'nobody',
  };
}

/** A failure as a problem document, with the status that it has in plain text. */
export function renderFailure(failure: Failure, { method, query }: FormatRequest): Document {
  const { reason } = failure;
  const { status, body } = renderRefusal(failure);
  if (reason === 'not-expressible') {
    const { provider } = failure;
    return renderProblem(reason, status, 'No mail program can be set up for that domain.', {
      provider: toProvider(provider),
      instructions: toInstructions(provider),
    });
  }
  if (reason === 'malformed-request' && hasAddress(query)) {
    return renderProblem(
      'address-in-url',
      status,
      'An address does not belong in a URL: send it in the body of a POST.',
    );
  }
  if (method === 'GET' && reason === 'address-missing') {
    return renderProblem('domain-missing', status, 'The request names no domain.');
  }
  if (method === 'GET' && reason === 'malformed-address') {
    return renderProblem('malformed-domain', status, 'The domain in the request is not valid.');
  }
  return renderProblem(reason, status, body.trim());
}

const serverTypes: Readonly<Record<number, string>> = { 405: 'method-not-allowed', 429: 'rate-limited' };

/** What the server itself refuses, as a problem document. */
export function renderError(status: number, text: string): Document {
  return renderProblem(serverTypes[status] ?? 'internal-error', status, text);
}

/** Who a provider is. */
export const toProvider = ({ id, displayName, displayShortName, website }: ProviderConfig): object => ({
  id,
  displayName,
  displayShortName,
  website,
});

/** What people have to read or do. */
export const toInstructions = ({ instructions = [] }: ProviderConfig): readonly Omit<Instruction, 'placement'>[] =>
  instructions.map(({ kind, url, text }) => ({ kind, url, text }));
