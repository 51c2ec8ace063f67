import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { failRead, type Read } from '../file.ts';
import type { AutomxDavServer, AutomxProvider, AutomxServer } from './automx2-providers.ts';

/** What every version of automx2 has (model.py); `prio` and the tables for DAV and LDAP came later. */
const required = {
  provider: ['id', 'name', 'short_name'],
  domain: ['id', 'name', 'provider_id'],
  server: ['id', 'name', 'port', 'type', 'socket_type', 'user_name', 'authentication'],
  server_domain: ['server_id', 'domain_id'],
} as const;
const optional = {
  ldapserver: ['id', 'name'],
  davserver: ['id', 'url', 'port', 'type', 'use_ssl', 'user_name'],
  davserver_domain: ['davserver_id', 'domain_id'],
} as const;

type Row = Readonly<Record<string, SQLOutputValue>>;

const magic = 'SQLite format 3\0';

/** Whether a file begins as SQLite databases do (SQLite, "Database File Format", §1.3). */
export function isDatabase(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, magic.length)) === magic;
}

/** Reads the providers of an automx2 database, which is opened for reading only. */
export function readDatabase(path: string): Read<readonly AutomxProvider[]> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, allowExtension: false });
    const columns = findColumns(database);
    for (const [table, names] of Object.entries(required)) {
      if (!names.every((name) => columns.get(table)?.has(name) === true)) {
        return failRead(`is an SQLite database, but not of automx2: it has no table ${table} with ${names.join(', ')}`);
      }
    }
    return { ok: true, value: readProviders(database, columns) };
  } catch {
    return failRead('is an SQLite database that cannot be read; it is damaged or in use');
  } finally {
    database?.close();
  }
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** Columns of real tables. A view could compute without end, and so could a virtual table. */
function findColumns(database: DatabaseSync): Columns {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
    .all()
    .map(({ name }) => toText(name));
  const columns = new Map<string, ReadonlySet<string>>();
  for (const table of [...Object.keys(required), ...Object.keys(optional)]) {
    if (!tables.includes(table)) continue;
    // It leaves out generated columns, which compute too.
    const names = database.prepare(`PRAGMA table_info(${table})`).all();
    columns.set(table, new Set(names.map(({ name }) => toText(name))));
  }
  return columns;
}

function readProviders(database: DatabaseSync, columns: Columns): readonly AutomxProvider[] {
  const readRows = (table: keyof typeof required | keyof typeof optional, order: string): readonly Row[] => {
    const known = columns.get(table);
    const names: readonly string[] = { ...required, ...optional }[table];
    if (known === undefined || !names.every((name) => known.has(name))) return [];
    const extra = ['prio', 'ldapserver_id'].filter((name) => known.has(name));
    return database.prepare(`SELECT ${[...names, ...extra].join(', ')} FROM ${table} ORDER BY ${order}`).all();
  };
  const directories = new Map(readRows('ldapserver', 'id').map((row) => [toText(row.id), toText(row.name)]));
  const servers = readRows('server', 'id');
  const davServers = readRows('davserver', 'id');
  const serverIds = toGroups(readRows('server_domain', 'server_id, domain_id'), 'server_id');
  const davServerIds = toGroups(readRows('davserver_domain', 'davserver_id, domain_id'), 'davserver_id');
  const domains = readRows('domain', 'id');
  return readRows('provider', 'id').map((provider) => {
    const id = toText(provider.id);
    return {
      place: `provider[${id}]`,
      name: toText(provider.name),
      shortName: toText(provider.short_name),
      domains: domains
        .filter((row) => toText(row.provider_id) === id)
        .map((row) => {
          const domain = toText(row.id);
          const has = (ids: Groups, { id: server }: Row): boolean => ids.get(domain)?.has(toText(server)) === true;
          return {
            name: toText(row.name),
            servers: servers.filter((server) => has(serverIds, server)).map(toServer),
            davServers: davServers.filter((server) => has(davServerIds, server)).map(toDavServer),
            directory: directories.get(toText(row.ldapserver_id)) ?? '',
          };
        }),
      notes: [],
    };
  });
}

type Groups = ReadonlyMap<string, ReadonlySet<string>>;

/** The other side of a relation, by domain. */
function toGroups(rows: readonly Row[], name: string): Groups {
  const groups = new Map<string, Set<string>>();
  for (const row of rows) {
    const domain = toText(row.domain_id);
    const group = groups.get(domain) ?? new Set();
    group.add(toText(row[name]));
    groups.set(domain, group);
  }
  return groups;
}

function toServer(row: Row): AutomxServer {
  return {
    place: `server[${toText(row.id)}]`,
    type: toText(row.type),
    name: toText(row.name),
    port: toText(row.port),
    prio: typeof row.prio === 'number' ? row.prio : 10,
    socketType: toText(row.socket_type),
    authentication: toText(row.authentication),
    username: toText(row.user_name),
  };
}

function toDavServer(row: Row): AutomxDavServer {
  return {
    place: `davserver[${toText(row.id)}]`,
    type: toText(row.type),
    url: toText(row.url),
    port: toText(row.port),
    usesTls: toText(row.use_ssl) === '1',
    username: toText(row.user_name),
  };
}

const toText = (value: SQLOutputValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
