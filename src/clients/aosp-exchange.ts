import {
  toDeadEnd,
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { isHttpsUrl } from './url.ts';
import { findChildren, parseXml, type XmlElement } from './xml.ts';

interface Host {
  readonly hostname: string;
  readonly port: number;
}

/** The host that Android's Uri finds in a URL, whatever its scheme; the port is -1 where there is none. */
function findHost(url: string): Host | undefined {
  const [, hostname = '', port = '-1'] = /^[^:/?#]+:\/\/(?:[^/?#@]*@)?([^/?#:]*)(?::([0-9]+))?/.exec(url) ?? [];
  return hostname === '' ? undefined : { hostname, port: Number(port) };
}

/** Of several servers, types and URLs the last wins, and a URL counts only if the type stood before it. */
function findServer(servers: readonly XmlElement[]): Host | undefined {
  let found: Host | undefined;
  for (const server of servers) {
    let isMobileSync = false;
    for (const { name, text } of server.children) {
      if (name === 'Type' && text === 'MobileSync') isMobileSync = true;
      if (name === 'Url' && isMobileSync) {
        const host = findHost(text);
        // A port once found stays until another is named.
        found = host && { hostname: host.hostname, port: host.port === -1 ? (found?.port ?? -1) : host.port };
      }
    }
  }
  return found;
}

function read(answer: Answer, { email }: Account): ServiceConclusion {
  const { status, location = '' } = answer;
  // The one redirect that it knows; 301 and 302 count as a bad answer.
  if (status === 451) return isHttpsUrl(location) ? toUrlRedirect(location) : toNothing('status 451');
  // Asked once more with the part before the @, and then reported as a wrong password.
  if (status === 401) return toDeadEnd('status 401');
  if (status !== 200) return toNothing(`status ${status}`);
  const root = parseXml(answer.body);
  if (root?.name !== 'Autodiscover') return toDeadEnd('not an Autodiscover document');
  for (const response of findChildren(root, 'Response')) {
    const settings = findChildren(response, 'Action').flatMap((action) => findChildren(action, 'Settings'));
    const host = findServer(settings.flatMap((each) => findChildren(each, 'Server')));
    if (host === undefined) continue;
    const service = {
      protocol: 'activesync' as const,
      hostname: host.hostname,
      port: host.port === -1 ? 443 : host.port,
      // Always, whatever the scheme; and the path is not kept.
      security: 'TLS' as const,
      username: email,
      authentication: 'password' as const,
    };
    return { outcome: 'service', service };
  }
  // Errors and redirects inside the document are read past; without a host the search is over.
  return toDeadEnd('no server of type MobileSync');
}

/** Android's own Exchange client, the base of several makers' (EasAutoDiscover.java, read in the client's source, 2026-11). */
export const aospExchange: ServiceReader = { name: 'Android Exchange', reads: 'mobilesync', read };
