import { findChild, findChildren, type XmlElement } from '../../clients/xml.ts';
import { findPlaceholders } from '../../core/placeholder.ts';
import type { Authentication, HttpAuthentication, NonEmpty, UsernameTemplate } from '../../core/types.ts';
import { quote, type TakeNote } from './note.ts';

/** The values of format v1.1 and of draft-ietf-mailmaint-autoconfig-06, and what older drafts wrote for them. */
const methods: ReadonlyMap<string, Authentication> = new Map<string, Authentication>([
  ['password-cleartext', 'password-cleartext'],
  ['plain', 'password-cleartext'],
  ['password-encrypted', 'password-encrypted'],
  ['secure', 'password-encrypted'],
  ['OAuth2', 'OAuth2'],
  ['OAuth', 'OAuth2'],
  ['GSSAPI', 'GSSAPI'],
  ['NTLM', 'NTLM'],
  ['TLS-client-cert', 'TLS-client-cert'],
  ['client-IP-address', 'client-IP-address'],
  ['smtp-after-pop', 'smtp-after-pop'],
  ['SMTP-after-POP', 'smtp-after-pop'],
  ['none', 'none'],
]);

const httpMethods: ReadonlyMap<string, HttpAuthentication> = new Map<string, HttpAuthentication>([
  ['Basic', 'Basic'],
  ['basic', 'Basic'],
  ['http-basic', 'Basic'],
  ['password-cleartext', 'Basic'],
  ['Digest', 'Digest'],
  ['digest', 'Digest'],
  ['http-digest', 'Digest'],
  ['OAuth2', 'OAuth2'],
  ['OAuth', 'OAuth2'],
]);

/** The methods of a TCP server in the order of the document; undefined if none is known. */
export function findAuthentication(
  server: XmlElement,
  path: string,
  note: TakeNote,
): NonEmpty<Authentication> | undefined {
  const toSaslMethod = (value: string): Authentication | undefined =>
    /^[A-Z0-9_-]{1,20}$/.test(value) ? `sasl:${value as Uppercase<string>}` : undefined;
  return collect(server, path, note, (value, system) => (system === 'sasl' ? toSaslMethod(value) : methods.get(value)));
}

/** The same for a server that is reached by URL. */
export function findHttpAuthentication(
  server: XmlElement,
  path: string,
  note: TakeNote,
): NonEmpty<HttpAuthentication> | undefined {
  return collect(server, path, note, (value) => httpMethods.get(value));
}

function collect<Method extends string>(
  server: XmlElement,
  path: string,
  note: TakeNote,
  toMethod: (value: string, system: string | undefined) => Method | undefined,
): NonEmpty<Method> | undefined {
  const found: Method[] = [];
  for (const element of findChildren(server, 'authentication')) {
    const value = element.text.trim();
    const method = toMethod(value, element.attributes.get('system'));
    if (method === undefined) note(`${path}/authentication`, 'dropped', `${quote(value)} is not a known method`);
    else if (found.includes(method)) note(`${path}/authentication`, 'dropped', `${quote(value)} stands twice`);
    else {
      if (method !== value && !method.startsWith('sasl:')) {
        note(`${path}/authentication`, 'changed', `${quote(value)} is written ${method} today`);
      }
      found.push(method);
    }
  }
  const [first, ...rest] = found;
  return first === undefined ? undefined : [first, ...rest];
}

/** Placeholders that the document itself declares, by the name that it uses. */
export type InputKeys = ReadonlyMap<string, `INPUT_${string}`>;

const standard = new Set(['%EMAILADDRESS%', '%EMAILLOCALPART%', '%EMAILDOMAIN%']);

/**
 * The user name of a server.
 *
 * @returns undefined if there is none, or none that fits everybody; the second case takes a note.
 */
export function findUsername(
  server: XmlElement,
  path: string,
  keys: InputKeys,
  note: TakeNote,
): UsernameTemplate | undefined {
  const written = findChild(server, 'username')?.text.trim() ?? '';
  if (written === '') return undefined;
  const repaired = written.replace(/%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)(?!%)$/, '%$1%');
  if (repaired !== written) note(`${path}/username`, 'changed', `${quote(written)} lacks the closing %`);
  const template = repaired.replace(/%([A-Za-z0-9_-]+)%/g, (placeholder, key: string) => {
    const declared = keys.get(key.toUpperCase());
    return standard.has(placeholder) || declared === undefined ? placeholder : `%${declared}%`;
  });
  const placeholders = findPlaceholders(template);
  const unknown = placeholders.find(
    (placeholder) => !standard.has(placeholder) && ![...keys.values()].some((key) => placeholder === `%${key}%`),
  );
  if (unknown !== undefined) {
    note(`${path}/username`, 'dropped', `${quote(unknown)} is not a placeholder that mail programs know`);
    return undefined;
  }
  if (placeholders.length === 0) {
    note(`${path}/username`, 'dropped', 'it is the name of one person, not a template');
    return undefined;
  }
  return template as UsernameTemplate;
}
