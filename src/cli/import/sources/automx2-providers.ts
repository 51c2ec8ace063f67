import type { Section } from '../draft.ts';
import { toDraft } from '../draft.ts';
import type { ReadSource } from '../importer.ts';
import { quote, type Note, type TakeNote } from '../note.ts';

/** A row of `server`, or what the seed file becomes there. Numbers are kept as text. */
export interface AutomxServer {
  readonly place: string;
  readonly type: string;
  readonly name: string;
  readonly port: string;
  readonly prio: number;
  readonly socketType: string;
  readonly authentication: string;
  readonly username: string;
}

/** A row of `davserver`. */
export interface AutomxDavServer {
  readonly place: string;
  readonly type: string;
  readonly url: string;
  /** `0` if the URL says it. */
  readonly port: string;
  readonly usesTls: boolean;
  /** Empty if there is none. */
  readonly username: string;
}

/** A row of `domain` with what belongs to it. */
export interface AutomxDomain {
  readonly name: string;
  readonly servers: readonly AutomxServer[];
  readonly davServers: readonly AutomxDavServer[];
  /** Name of the row of `ldapserver`, empty if there is none. */
  readonly directory: string;
}

/** A row of `provider` with its domains. */
export interface AutomxProvider {
  readonly place: string;
  readonly name: string;
  readonly shortName: string;
  readonly domains: readonly AutomxDomain[];
  readonly notes: readonly Note[];
}

/** One entry for the domains of a provider that have the same servers; automx2 keeps servers by domain. */
export function toDrafts(providers: readonly AutomxProvider[]): ReadSource {
  const notes: Note[] = [];
  const drafts = providers.flatMap((provider) => {
    const groups = new Map<string, AutomxDomain[]>();
    for (const domain of provider.domains) {
      if (domain.servers.length === 0 && domain.davServers.length === 0) {
        const element = `${provider.place}/domain`;
        notes.push({ element, action: 'dropped', why: `${quote(domain.name)} has no servers` });
        continue;
      }
      const key = JSON.stringify([domain.servers, domain.davServers]);
      groups.set(key, [...(groups.get(key) ?? []), domain]);
    }
    if (provider.domains.length === 0)
      notes.push({ element: provider.place, action: 'dropped', why: 'it has no domain' });
    const alone = groups.size < 2;
    return [...groups.values()].map((domains) => toEntry(provider, domains, alone));
  });
  return { ok: true, drafts, notes };
}

function toEntry(
  provider: AutomxProvider,
  domains: readonly AutomxDomain[],
  isWhole: boolean,
): ReturnType<typeof toDraft> {
  const notes: Note[] = [...provider.notes];
  const note: TakeNote = (element, action, why) => {
    notes.push({ element, action, why });
  };
  const [first] = domains;
  if (!isWhole)
    note(provider.place, 'changed', 'its domains have different servers, so that there are several entries');
  for (const directory of new Set(domains.map((domain) => domain.directory))) {
    if (directory === '') continue;
    note('ldapserver', 'dropped', `user names are looked up in ${quote(directory)}; those of the servers stand`);
  }
  // A stable sort, as automx2 does it.
  const servers = (first?.servers ?? []).toSorted((a, b) => a.prio - b.prio);
  return toDraft({
    domains: domains.map(({ name }) => name),
    displayName: provider.name,
    displayShortName: provider.shortName,
    sections: [
      ...servers.map(toSection),
      ...(first?.davServers ?? []).flatMap((server) => findDavSection(server, note)),
    ],
    places: {
      domain: `${provider.place}/domain`,
      displayName: `${provider.place}/name`,
      displayShortName: `${provider.place}/short_name`,
      incomingServer: 'server',
      outgoingServer: 'server',
    },
    notes,
  });
}

function toSection({ place, type, name, port, socketType, authentication, username }: AutomxServer): Section {
  const parts = { hostname: name, port, socketType, authentication, username };
  if (type === 'smtp') return { place, element: 'outgoingServer', type, parts };
  // What is no type of automx2 either is left out with a note.
  return { place, element: 'incomingServer', type: type === 'pop' ? 'pop3' : type, parts };
}

function findDavSection(
  { place, type, url, port, usesTls, username }: AutomxDavServer,
  note: TakeNote,
): readonly Section[] {
  if (type !== 'caldav' && type !== 'carddav') {
    note(place, 'dropped', `the type ${quote(type)} is not known`);
    return [];
  }
  const isHttps = /^https:/i.test(url);
  if (isHttps && !usesTls) note(`${place}/use_ssl`, 'dropped', 'the URL says https all the same');
  return [
    {
      place,
      element: type === 'caldav' ? 'calendar' : 'addressbook',
      type,
      parts: { url: withPort(place, url, port, note), authentication: 'Basic', username },
    },
  ];
}

/** A port beside the URL goes into it; one inside it stands. */
function withPort(place: string, url: string, port: string, note: TakeNote): string {
  const [, host = ''] = /^https:\/\/([^/]*)/i.exec(url) ?? [];
  if (host === '' || host.includes(':') || ['', '0', '443'].includes(port)) return url;
  note(`${place}/port`, 'changed', `${quote(port)} is written into the URL`);
  return url.replace(host, `${host}:${port}`);
}
