import { findChild, findChildren, type XmlElement } from '../../clients/xml.ts';
import type { FormField, HttpsUrl, InputField, OAuth2, RelatedServer, WebMail } from '../../core/types.ts';
import { findUsername, type InputKeys } from './login.ts';
import type { TakeNote } from './note.ts';
import { explainUrl, readTcpServer, readUrlServer, toHttpsUrl, type ServerContext } from './server.ts';

/** `oAuth2`, whole or not at all. A client secret is never taken: it would not be one any more. */
export function findOAuth2(root: XmlElement, note: TakeNote): OAuth2 | undefined {
  const element = findChild(root, 'oAuth2') ?? findChild(root, 'mAuth');
  if (element === undefined) return undefined;
  if (element.name === 'mAuth') note('mAuth', 'changed', 'it is called oAuth2 today');
  const read = (name: string): string => findChild(element, name)?.text.trim() ?? '';
  const [scope, ...scopes] = read('scope').split(/\s+/);
  const authURL = toHttpsUrl(read('authURL'));
  const tokenURL = toHttpsUrl(read('tokenURL'));
  if (findChild(element, 'clientSecret') !== undefined) {
    note('oAuth2/clientSecret', 'dropped', 'a secret does not belong into a registry');
  }
  if (read('issuer') === '' || scope === undefined || scope === '' || authURL === undefined || tokenURL === undefined) {
    note('oAuth2', 'dropped', 'issuer, scope, authURL or tokenURL is missing or unusable');
    return undefined;
  }
  const clientID = read('clientID');
  return {
    issuer: read('issuer'),
    scopes: [scope, ...scopes],
    authURL,
    tokenURL,
    ...(clientID === '' ? {} : { clientID }),
  };
}

/** `webMail` of format v1.1. */
export function findWebMail(root: XmlElement, keys: InputKeys, note: TakeNote): WebMail | undefined {
  const element = findChild(root, 'webMail');
  if (element === undefined) return undefined;
  const loginPage = findUrl(findChild(element, 'loginPage'), 'webMail/loginPage', note);
  const form = findChild(element, 'loginPageInfo');
  const loginPageInfo = form && readLoginForm(form, keys, note);
  if (loginPage === undefined && loginPageInfo === undefined) return undefined;
  return {
    ...(loginPage === undefined ? {} : { loginPage }),
    ...(loginPageInfo === undefined ? {} : { loginPageInfo }),
  };
}

function findUrl(element: XmlElement | undefined, path: string, note: TakeNote): HttpsUrl | undefined {
  if (element === undefined) return undefined;
  const written = element.attributes.get('url')?.trim();
  const url = toHttpsUrl(written);
  if (url === undefined) note(path, 'dropped', explainUrl(written));
  return url;
}

function readLoginForm(form: XmlElement, keys: InputKeys, note: TakeNote): WebMail['loginPageInfo'] {
  const path = 'webMail/loginPageInfo';
  const url = findUrl(form, path, note);
  if (url === undefined) return undefined;
  const username = findUsername(form, path, keys, note);
  const usernameField = findFormField(form, 'usernameField');
  const passwordField = findFormField(form, 'passwordField');
  const loginButton = findFormField(form, 'loginButton');
  const prefix = form.attributes.get('waitForRedirectionURLPrefix')?.trim();
  const waitForRedirectionURLPrefix = toHttpsUrl(prefix);
  if (username === undefined || usernameField === undefined || passwordField === undefined) {
    note(path, 'dropped', 'user name, user-name field or password field is missing');
    return undefined;
  }
  if (prefix !== undefined && waitForRedirectionURLPrefix === undefined) {
    note(`${path}/@waitForRedirectionURLPrefix`, 'dropped', explainUrl(prefix));
  }
  return {
    url,
    username,
    usernameField,
    passwordField,
    ...(loginButton === undefined ? {} : { loginButton }),
    ...(waitForRedirectionURLPrefix === undefined ? {} : { waitForRedirectionURLPrefix }),
  };
}

function findFormField(form: XmlElement, name: string): FormField | undefined {
  const attributes = findChild(form, name)?.attributes;
  const id = attributes?.get('id')?.trim() ?? '';
  const fieldName = attributes?.get('name')?.trim() ?? '';
  if (id === '' && fieldName === '') return undefined;
  return { ...(id === '' ? {} : { id }), ...(fieldName === '' ? {} : { name: fieldName }) };
}

/** `inputField` elements, and the placeholders that they declare, both renamed to begin with `INPUT_`. */
export function findInputFields(
  parents: readonly XmlElement[],
  note: TakeNote,
): { readonly fields: readonly InputField[]; readonly keys: InputKeys } {
  const fields: InputField[] = [];
  const keys = new Map<string, `INPUT_${string}`>();
  for (const element of parents.flatMap((parent) => findChildren(parent, 'inputField'))) {
    const written = element.attributes.get('key')?.trim().toUpperCase() ?? '';
    const label = element.attributes.get('label')?.trim() ?? '';
    const example = element.text.trim();
    if (!/^[A-Z0-9_-]+$/.test(written) || label === '' || example === '' || keys.has(written)) {
      note('inputField', 'dropped', 'key, label or example is missing or unusable');
      continue;
    }
    const key = `INPUT_${written.replace(/^INPUT_/, '')}` as const;
    if (key !== written) note('inputField/@key', 'changed', `${written} is called ${key} here`);
    keys.set(written, key);
    fields.push({ key, label, example });
  }
  return { fields, keys };
}

const urlTypes = ['caldav', 'carddav', 'webdav', 'xmpp', 'matrix', 'opentalk'] as const;
const tcpTypes = ['managesieve', 'xmpptcp'] as const;
const besideNames = new Set([
  'calendar',
  'addressbook',
  'addressBook',
  'fileShare',
  'chatServer',
  'videoConference',
  'setupServer',
]);

/** Says whether an element of the root is a service beside mail (draft-ietf-mailmaint-autoconfig-06). */
export const isRelatedServer = (name: string): boolean => besideNames.has(name);

/** Calendars, contacts, files, chat and ManageSieve. */
export function findRelated(root: XmlElement, context: ServerContext): readonly RelatedServer[] {
  const found: RelatedServer[] = [];
  for (const [index, element] of root.children.filter(({ name }) => isRelatedServer(name)).entries()) {
    const path = `${element.name}[${String(index + 1)}]`;
    const type = element.attributes.get('type')?.trim() ?? '';
    const urlType = urlTypes.find((known) => known === type);
    const tcpType = tcpTypes.find((known) => known === type);
    if (urlType !== undefined) {
      const server = readUrlServer(urlType, element, path, context);
      if (server !== undefined) found.push(server);
    } else if (tcpType !== undefined) {
      const server = readTcpServer(tcpType, element, path, context);
      if (server?.username !== undefined) found.push({ ...server, username: server.username } as RelatedServer);
    } else {
      context.note(path, 'dropped', 'its type is not known');
    }
  }
  return found;
}
