import { fail, ok } from '../core/result.ts';
import type { MailSettings, Pacc } from '../core/types.ts';
import { renderRefusal } from './explain.ts';
import type { Format } from './format.ts';
import { toHostCandidates } from './host.ts';
import { choosePaccServers, type PaccServers } from './pacc-servers.ts';

/** Where the document is, at `ua-auto-config.` and the domain. */
export const paccPath = '/.well-known/user-agent-configuration.json';

/**
 * Provider Automatic Configuration for Clients (draft-ietf-mailmaint-pacc-03, and -02 by the name of one member).
 *
 * Clients compare the bytes with a digest in the DNS before they read them, so the same entry gives the same bytes for
 * ever: members in the order of their names, as in RFC 8785, and nothing between them.
 */
export const pacc: Format<undefined> = {
  name: 'pacc',
  routes: [{ method: 'GET', path: paccPath }],
  defaultOptions: undefined,
  answersPlainHttp: false,
  escape: (text) => JSON.stringify(text).slice(1, -1),

  parseRequest({ host }) {
    // No query and no step by MX: the digest belongs to the domain of the address.
    const candidates = toHostCandidates(host, 'ua-auto-config');
    return candidates.ok ? ok({ candidates: candidates.value, options: undefined, variant: '' }) : candidates;
  },

  renderSettings(settings) {
    const servers = choosePaccServers(settings);
    if (servers === undefined) return fail({ reason: 'not-expressible', provider: settings.provider });
    const { authentication, issuer } = servers;
    // JSON.stringify leaves out members that are undefined.
    const document = {
      authentication: {
        'oauth-public': issuer === undefined ? undefined : { issuer },
        password: authentication.includes('password'),
      },
      info: { help: toHelp(settings), provider: toProvider(settings) },
      protocols: toProtocols(servers, settings.provider.pacc?.submission ?? 'both'),
    };
    return ok({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(document),
      audience: 'domain',
    });
  },

  renderFailure: (failure) => renderRefusal(failure),
};

function toProtocols({ hosts, urls }: PaccServers, member: NonNullable<Pacc['submission']>): object {
  const toHost = (host: string | undefined) => (host === undefined ? undefined : { host });
  const toUrl = (url: string | undefined) => (url === undefined ? undefined : { url });
  return {
    caldav: toUrl(urls.caldav),
    carddav: toUrl(urls.carddav),
    imap: toHost(hosts.imap),
    jmap: toUrl(urls.jmap),
    pop3: toHost(hosts.pop3),
    smtp: member === 'submit' ? undefined : toHost(hosts.smtp),
    submit: member === 'smtp' ? undefined : toHost(hosts.smtp),
    webdav: toUrl(urls.webdav),
  };
}

function toHelp({ provider }: MailSettings): object | undefined {
  const documentation = provider.instructions?.find(({ kind }) => kind === 'documentation')?.url;
  const { contacts = [], developer } = provider.pacc ?? {};
  if (contacts.length === 0 && documentation === undefined && developer === undefined) return undefined;
  return { contact: contacts.length === 0 ? undefined : contacts, developer, documentation };
}

const nameLimit = 60;
const shortNameLimit = 20;

function toProvider({ displayName, displayShortName, provider }: MailSettings): object {
  const logos = provider.pacc?.logos ?? [];
  const shortName = toPrintable(displayShortName);
  return {
    logo:
      logos.length === 0
        ? undefined
        : logos.map(({ url, contentType, width, height }) => {
            // A picture made of lines has no size.
            const isVector = contentType === 'image/svg+xml';
            return {
              'content-type': contentType,
              height: isVector ? undefined : height,
              url,
              width: isVector ? undefined : width,
            };
          }),
    name: Array.from(toPrintable(displayName)).slice(0, nameLimit).join('').trim(),
    shortName: shortName === '' || Array.from(shortName).length > shortNameLimit ? undefined : shortName,
  };
}

/** Printable characters with single spaces between words, which is all that the draft lets a name hold. */
const toPrintable = (text: string): string =>
  text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
