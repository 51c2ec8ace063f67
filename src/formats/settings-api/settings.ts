import { withoutNeedlessClearText } from '../../core/choose.ts';
import { expandPlaceholders } from '../../core/placeholder.ts';
import type { ForAccount, MailSettings, Server, Subject } from '../../core/types.ts';
import { toUnicodeDomain } from '../../core/unicode.ts';
import type { Service } from '../format.ts';
import { toInstructions, toProvider } from './problem.ts';

/** The answer of the API, in the words of the registry. Members that are undefined are not written. */
export function toSettings(settings: MailSettings, service: Service): object {
  const { domain, provider, displayName, displayShortName, subject, mailbox, webMail } = settings;
  const { oauth2, inputFields, source, checked } = provider;
  const isPersonal = subject.kind === 'address';
  const toServers = (servers: readonly ForAccount<Server>[]): readonly object[] =>
    withoutNeedlessClearText(servers).map((server) => toServer(server, mailbox, isPersonal));
  const loginPage = webMail?.loginPage ?? webMail?.loginPageInfo?.url;
  return {
    domain,
    unicodeDomain: toUnicodeDomain(domain),
    provider: { ...toProvider(provider), displayName, displayShortName },
    incoming: toServers(settings.incoming),
    outgoing: toServers(settings.outgoing),
    related: settings.related.map((server) => toServer(server, mailbox, isPersonal)),
    oauth2: oauth2 && {
      issuer: oauth2.issuer,
      scopes: oauth2.scopes,
      authURL: oauth2.authURL,
      tokenURL: oauth2.tokenURL,
      clientID: oauth2.clientID,
    },
    inputFields: inputFields?.map(({ key, label, example }) => ({ key, label, example })),
    instructions: toInstructions(provider),
    webMail: loginPage && { loginPage: fillUrl(loginPage, mailbox) },
    source,
    checked,
    links: {
      autoconfig: `https://${service.host}/v1.1/${domain}`,
      // RFC 6570, to be filled in by whoever knows the address: it is in no URL that is written here.
      profile: `https://${service.host}/email.mobileconfig{?email}`,
      sheet: `https://${service.host}/sheet?domain=${domain}`,
      page: `https://${service.host}/`,
    },
  };
}

/** The members that a program acts on; the order is that of the entry, so answers do not change by it. */
function toServer(server: ForAccount<Server>, mailbox: Subject, isPersonal: boolean): object {
  const { type, authentication, username, loginName } = server;
  const place =
    'hostname' in server
      ? { hostname: server.hostname, port: server.port, socketType: server.socketType }
      : { url: server.url };
  return {
    type,
    ...place,
    authentication,
    username,
    loginName: isPersonal && username !== undefined ? loginName : undefined,
    pop3: 'pop3' in server ? server.pop3 : undefined,
    restriction: 'restriction' in server ? server.restriction : undefined,
    principalURL: 'principalURL' in server ? fillUrl(server.principalURL, mailbox) : undefined,
    owaURL: 'owaURL' in server ? server.owaURL : undefined,
    ewsURL: 'ewsURL' in server ? server.ewsURL : undefined,
    easURL: 'easURL' in server ? server.easURL : undefined,
  };
}

/** `toMailSettings` fills in the places of servers alone. */
const fillUrl = (url: string | undefined, mailbox: Subject): string | undefined =>
  url === undefined ? undefined : expandPlaceholders(url, mailbox, encodeURIComponent);
