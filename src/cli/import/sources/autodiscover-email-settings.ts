import { parseEnv } from 'node:util';
import { decodeText, failRead, readWhole, textLimitBytes, type Read } from '../file.ts';
import type { Draft, Importer } from '../importer.ts';
import { toDraft, type Section } from '../draft.ts';
import { findMember, isRecord } from '../loose.ts';
import { quote, type Note, type TakeNote } from '../note.ts';
import { toPort } from '../server.ts';
import { parseYaml } from '../yaml.ts';
import { findDirectory } from './autodiscover-email-settings-ldap.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string>>;

/** Monogramm/autodiscover-email-settings and its forks, of which jogerj's runs on Workers (settings, November 2026). */
export const autodiscoverEmailSettings: Importer = {
  name: 'autodiscover-email-settings',
  operand: '<file>',
  summary: 'its environment: a .env file, a docker-compose.yml or a wrangler.toml',
  async read(path) {
    const bytes = await readWhole(path, textLimitBytes, 'environment of autodiscover-email-settings');
    if (!bytes.ok) return bytes;
    const text = decodeText(bytes.value);
    if (!text.ok) return text;
    const environment = parseEnvironment(text.value);
    return environment.ok ? { ok: true, drafts: [toEntry(environment.value)] } : environment;
  },
};

/** Reads whichever of the three it is, by its content. */
function parseEnvironment(text: string): Read<Environment> {
  if (/^[ \t]*(?:services|environment)[ \t]*:/m.test(text)) return parseCompose(text);
  // Of TOML one table of strings is read, and a line of such a table is a line of a .env file.
  const [, table] = /^[ \t]*\[vars\][^\n]*\n([^]*?)(?=^[ \t]*\[|$(?![^]))/m.exec(text) ?? [];
  const environment = parseEnv(table ?? text);
  return checkEnvironment(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value ?? ''])));
}

function checkEnvironment(environment: Environment): Read<Environment> {
  if (environment.DOMAIN !== undefined) return { ok: true, value: environment };
  return failRead('is no environment of autodiscover-email-settings: there is no DOMAIN');
}

/** The one service whose environment has a DOMAIN. */
function parseCompose(text: string): Read<Environment> {
  const yaml = parseYaml(text);
  if (!yaml.ok) return yaml;
  const services = findMember(yaml.value, 'services');
  const candidates = [yaml.value, ...(isRecord(services) ? Object.values(services) : [])];
  const found = candidates
    .map((service) => toEnvironment(findMember(service, 'environment')))
    .filter((environment) => Object.hasOwn(environment, 'DOMAIN'));
  if (found.length > 1) return failRead('has several services with a DOMAIN; leave one of them in the file');
  return checkEnvironment(found[0] ?? {});
}

/** A mapping, or a list of `NAME=value`. */
function toEnvironment(environment: unknown): Environment {
  const pairs: readonly (readonly [string, unknown])[] = Array.isArray(environment)
    ? environment.filter((line) => typeof line === 'string').map((line) => toPair(line))
    : Object.entries(isRecord(environment) ? environment : {});
  const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
  return Object.fromEntries(pairs.map(([name, value]) => [name, isScalar(value) ? String(value) : '']));
}

function toPair(line: string): readonly [string, string] {
  const [name = '', ...rest] = line.split('=');
  return [name.trim(), rest.join('=')];
}

const protocols = [
  ['IMAP', 'incomingServer', 'imap'],
  ['POP', 'incomingServer', 'pop3'],
  ['SMTP', 'outgoingServer', 'smtp'],
] as const;

function toEntry(environment: Environment): Draft {
  const notes: Note[] = [];
  const note: TakeNote = (element, action, why) => {
    notes.push({ element, action, why });
  };
  const read = (name: string): string => environment[name]?.trim() ?? '';
  for (const name of Object.keys(environment)) {
    if (/\$\{?\w/.test(read(name)))
      note(name, 'guessed', 'it holds a variable of the shell, which is taken as it stands');
  }
  const sections = protocols.flatMap(([prefix, element, type]): readonly Section[] => {
    const hostname = read(`${prefix}_HOST`);
    // Empty is how a protocol is switched off.
    if (hostname === '') return [];
    const port = read(`${prefix}_PORT`);
    const socketType = findSocketType(read(`${prefix}_SOCKET`), port, `${prefix}_SOCKET`, note);
    const parts = { hostname, port, socketType, authentication: 'password-cleartext', username: '%EMAILADDRESS%' };
    return [{ place: `${prefix}_*`, element, type, parts }];
  });
  const url = read('MOBILESYNC_URL');
  if (url !== '') {
    const parts = { url, authentication: 'Basic', username: '%EMAILADDRESS%' };
    sections.push({ place: 'MOBILESYNC_*', element: 'incomingServer', type: 'activeSync', parts });
  }
  if (read('MOBILESYNC_NAME') !== '') note('MOBILESYNC_NAME', 'dropped', 'ActiveSync clients are told the URL alone');
  if (read('PROFILE_IDENTIFIER') !== '') {
    note('PROFILE_IDENTIFIER', 'dropped', 'identifiers of Apple profiles are those of the deployment');
  }
  for (const name of ['PROFILE_UUID', 'MAIL_UUID', 'LDAP_UUID']) {
    if (read(name) !== '') note(name, 'dropped', 'one for everybody would let each account replace the one before');
  }
  const directory = findDirectory(environment, note);
  const documentation = read('SUPPORT_URL');
  return toDraft({
    domains: [read('DOMAIN')],
    displayName: read('COMPANY_NAME'),
    displayShortName: '',
    sections,
    ...(documentation === '' ? {} : { documentation }),
    ...(directory === undefined ? {} : { beside: { directories: [directory] } }),
    places: { displayName: 'COMPANY_NAME', domain: 'DOMAIN', 'emailProvider/documentation': 'SUPPORT_URL' },
    notes,
  });
}

const usualSockets: ReadonlyMap<number, string> = new Map([
  ...([993, 995, 465] as const).map((port) => [port, 'SSL'] as const),
  ...([143, 110, 587] as const).map((port) => [port, 'STARTTLS'] as const),
]);

function findSocketType(written: string, port: string, place: string, note: TakeNote): string {
  const socketType = written.toUpperCase();
  if (socketType === 'NONE' || socketType === 'PLAIN') {
    note(place, 'changed', `${quote(written)} is written plain in autoconfig`);
    return 'plain';
  }
  if (socketType !== '') return socketType;
  const usual = usualSockets.get(toPort(port) ?? 0);
  if (usual !== undefined) note(place, 'guessed', `it is missing; taken as ${usual}, as usual on port ${port}`);
  return usual ?? '';
}
