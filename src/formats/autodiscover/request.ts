import { parseEmailAddress } from '../../core/address.ts';
import { fail, ok } from '../../core/result.ts';
import type { EmailAddress, Result } from '../../core/types.ts';
import { decodeXml, readXml, type ReadElement } from '../xml-reader.ts';
import { findAcceptableSchema, findRequestSchema, type Schema } from './schema.ts';

/** What a POX request asks for. */
export interface PoxRequest {
  readonly address: EmailAddress;
  readonly schema: Schema;
}

/**
 * Reads a POX request body (MS-OXDSCLI §2.2.3.1, MS-ASCMD §2.2.3.1) at its fixed path, by namespace and local name.
 *
 * @returns `malformed-request`, `malformed-address` or `unsupported-schema` where it cannot be answered.
 */
export function parsePoxRequest(body: Uint8Array): Result<PoxRequest> {
  const source = decodeXml(body);
  const root = source === undefined ? undefined : readXml(source);
  // Hand-written requests come without a namespace; a foreign one is some other protocol.
  if (root?.localName !== 'Autodiscover') return fail({ reason: 'malformed-request' });
  const rootSchema = root.namespace === '' ? 'outlook' : findRequestSchema(root.namespace);
  if (rootSchema === undefined) return fail({ reason: 'malformed-request' });
  const requests = childrenOf(root, 'Request');
  const request = requests[0];
  if (request === undefined || requests.length > 1) return fail({ reason: 'malformed-request' });

  const schemas = childrenOf(request, 'AcceptableResponseSchema');
  if (schemas.length > 1) return fail({ reason: 'malformed-request' });
  // MS-OXDSCLI §2.2.3.1.1.1: what the client can read outranks the namespace it wrote in.
  const wanted = schemas[0]?.text.trim() ?? '';
  const schema = wanted === '' ? rootSchema : findAcceptableSchema(wanted);
  if (schema === undefined) return fail({ reason: 'unsupported-schema' });

  const addresses = childrenOf(request, 'EMailAddress');
  const address = addresses[0];
  if (address === undefined) {
    // A LegacyDN names a mailbox in a directory, and we have none.
    return fail({ reason: childrenOf(request, 'LegacyDN').length > 0 ? 'malformed-address' : 'malformed-request' });
  }
  const text = address.text.trim();
  if (addresses.length > 1 || address.children.length > 0 || text === '') return fail({ reason: 'malformed-request' });
  const parsed = parseEmailAddress(text);
  return parsed.ok ? ok({ address: parsed.value, schema }) : parsed;
}

function childrenOf(parent: ReadElement, localName: string): readonly ReadElement[] {
  return parent.children.filter((child) => child.localName === localName && child.namespace === parent.namespace);
}
