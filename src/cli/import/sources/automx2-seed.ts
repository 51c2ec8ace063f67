import { failRead, type Read } from '../file.ts';
import { findList, findMember, findText, isRecord } from '../loose.ts';
import { quote, type Note } from '../note.ts';
import type { AutomxDavServer, AutomxDomain, AutomxProvider, AutomxServer } from './automx2-providers.ts';

// What automx2 takes where a seed says nothing (populate_with_dict in database.py; both versions of the seed).
const defaultPort: ReadonlyMap<string, string> = new Map([
  ['imap', '993'],
  ['pop', '995'],
  ['smtp', '465'],
]);
const portsOfTls: ReadonlySet<string> = new Set(['465', '993', '995']);
const address = '%EMAILADDRESS%';

/** Reads the JSON that is posted to `/initdb/`: version 2, or the older form in which domains are mere names. */
export function parseSeed(text: string): Read<AutomxProvider> {
  let seed: unknown;
  try {
    seed = JSON.parse(text);
  } catch {
    return failRead('is neither JSON nor an SQLite database');
  }
  if (!isRecord(seed) || !['provider', 'domains', 'servers'].every((name) => Object.hasOwn(seed, name))) {
    return failRead('is JSON, but no seed file of automx2: provider, domains or servers are missing');
  }
  const version = findText(seed, 'version');
  if (version !== '' && version !== '2')
    return failRead(`is a seed file of version ${quote(version)}, which is not known`);
  const notes: Note[] = [];
  const servers: AutomxServer[] = [];
  const davServers: AutomxDavServer[] = [];
  for (const [index, server] of findList(seed, 'servers').entries()) {
    const place = `servers[${String(index + 1)}]`;
    const type = findText(server, 'type');
    if (type === 'caldav' || type === 'carddav') davServers.push(toDavServer(server, place, type));
    else servers.push(toServer(server, place, type, notes));
  }
  const directories = new Map(
    findList(seed, 'ldapservers').map((directory) => [findText(directory, 'id'), findText(directory, 'name')] as const),
  );
  const domains = findList(seed, 'domains').map((domain): AutomxDomain => {
    const directory = directories.get(findText(domain, 'ldapserver_id')) ?? '';
    return { name: typeof domain === 'string' ? domain : findText(domain, 'name'), servers, davServers, directory };
  });
  const name = findText(seed, 'provider');
  const [shortName = ''] = name.split(' ');
  return { ok: true, value: { place: 'provider', name, shortName, domains, notes } };
}

function toServer(server: unknown, place: string, type: string, notes: Note[]): AutomxServer {
  const stated = findText(server, 'port');
  const port = stated === '' ? (defaultPort.get(type) ?? '') : stated;
  if (stated === '') notes.push({ element: `${place}/port`, action: 'guessed', why: `automx2 takes ${port}` });
  const prio = findMember(server, 'prio');
  return {
    place,
    type,
    name: findText(server, 'name'),
    port,
    prio: typeof prio === 'number' ? prio : 10,
    socketType: portsOfTls.has(port) ? 'SSL' : 'STARTTLS',
    // The deprecated name, which automx2 takes unless told otherwise; a seed cannot tell it.
    authentication: 'plain',
    username: address,
  };
}

function toDavServer(server: unknown, place: string, type: string): AutomxDavServer {
  const url = findText(server, 'url');
  const port = findText(server, 'port');
  return { place, type, url, port: port === '' ? '0' : port, usesTls: url.startsWith('https:'), username: address };
}
