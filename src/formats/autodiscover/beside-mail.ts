import type { ForAccount, MailSettings, RelatedServer, UrlServer } from '../../core/types.ts';
import { element, type XmlElement } from '../xml.ts';

type DavServer = ForAccount<UrlServer<'caldav' | 'carddav'>>;

// In no specification: mailcow writes these names, and eM Client reads them. Outlook and the others pass them over.
const protocolType = { caldav: 'CalDAV', carddav: 'CardDAV' } as const satisfies Record<DavServer['type'], string>;

/**
 * Calendars, contacts and web mail, as further `Protocol` elements behind those of mail: one each at most.
 *
 * @param timeToLive - hours
 */
export function renderBesideMail(settings: MailSettings, timeToLive: string): readonly XmlElement[] {
  const { related, webMail } = settings;
  const isDav = (server: ForAccount<RelatedServer>): server is DavServer =>
    server.type === 'caldav' || server.type === 'carddav';
  const dav = related.filter(isDav).filter((server) => isComplete(server, settings));
  const chosen = (['caldav', 'carddav'] as const).flatMap((type) => dav.find((server) => server.type === type) ?? []);
  return [
    ...chosen.map(({ type, url, loginName }) =>
      element('Protocol', [
        element('Type', protocolType[type]),
        element('TTL', timeToLive),
        element('Server', url),
        loginName === null ? undefined : element('LoginName', loginName),
        element('DomainRequired', 'off'),
      ]),
    ),
    // `Server` and nothing else: with `Internal` or `External` and an OWAUrl, Thunderbird takes it all for Exchange.
    ...(webMail?.loginPage === undefined
      ? []
      : [
          element('Protocol', [
            element('Type', 'WEB'),
            element('TTL', timeToLive),
            element('Server', webMail.loginPage),
          ]),
        ]),
  ];
}

/** Whether a URL holds no placeholder any more, and the login is known or what clients take without being told. */
function isComplete({ url, username }: DavServer, { subject }: MailSettings): boolean {
  if (/%(?:EMAIL|INPUT_)/.test(url)) return false;
  return subject.kind === 'address' || username === '%EMAILADDRESS%';
}
