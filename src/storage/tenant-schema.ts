import * as z from 'zod/mini';
import { unwritable } from '../core/entry-text.ts';
import { findSchemaIssues, incoming, list, outgoing, providerSchema, providerShape, text, username } from './schema.ts';
import { recordLimit, type FaultyRecord, type TenantOverrides, type TenantRecord } from './tenant-record.ts';

/** The field of an entry, or null where the tenant is to have none. */
const orNone = <S extends z.ZodMiniType>(field: z.ZodMiniExactOptional<S>) =>
  z.exactOptional(z.nullable(field._zod.def.innerType));
const hostname = z.exactOptional(text);

const overrides = z.readonly(
  z.strictObject({
    displayName: z.exactOptional(text),
    displayShortName: z.exactOptional(text),
    hostnames: z.exactOptional(
      z.readonly(z.strictObject({ imap: hostname, pop3: hostname, smtp: hostname, managesieve: hostname })),
    ),
    username: z.exactOptional(username),
    incoming: z.exactOptional(list(incoming)),
    outgoing: z.exactOptional(list(outgoing)),
    related: orNone(providerShape.related),
    directories: orNone(providerShape.directories),
    subscribedCalendars: orNone(providerShape.subscribedCalendars),
    oauth2: orNone(providerShape.oauth2),
    instructions: orNone(providerShape.instructions),
    webMail: orNone(providerShape.webMail),
    pacc: orNone(providerShape.pacc),
    mtaSts: orNone(providerShape.mtaSts),
    redirect: orNone(providerShape.redirect),
    appleProfile: orNone(providerShape.appleProfile),
    brand: orNone(providerShape.brand),
    inputFields: orNone(providerShape.inputFields),
    subaddressSeparator: orNone(providerShape.subaddressSeparator),
    website: orNone(providerShape.website),
    updateURL: orNone(providerShape.updateURL),
  }),
) satisfies z.ZodMiniType<TenantOverrides>;

const frame = { version: z.literal(1), domain: text };

/** The schema of a record, on the way in and on the way out. */
export const tenantSchema = z.union([
  z.readonly(z.strictObject({ ...frame, provider: text, overrides: z.exactOptional(overrides) })),
  z.readonly(z.strictObject({ ...frame, config: providerSchema })),
]) satisfies z.ZodMiniType<TenantRecord>;

/** Whether a text anywhere in it could not be written into a document. */
const isUnwritable = (value: unknown): boolean =>
  typeof value === 'string'
    ? unwritable.test(value)
    : typeof value === 'object' && value !== null && Object.entries(value).flat().some(isUnwritable);

/** Reads a record as storage keeps it. */
export function parseTenantRecord(stored: string): TenantRecord | FaultyRecord {
  if (stored.length > recordLimit || new TextEncoder().encode(stored).length > recordLimit) {
    return { fault: 'too-large', detail: `more than ${String(recordLimit)} bytes` };
  }
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return { fault: 'not-json', detail: 'is not JSON' };
  }
  const result = z.safeParse(tenantSchema, value);
  if (result.success) {
    // A look at the whole costs less than one at each field, and misses none.
    if (!isUnwritable(result.data)) return result.data;
    return { fault: 'wrong-shape', detail: 'holds a control or private-use character' };
  }
  const issues = findSchemaIssues(value, tenantSchema).map(({ path, message }) => `${path} ${message}`.trim());
  return { fault: 'wrong-shape', detail: issues.join('; ') };
}
