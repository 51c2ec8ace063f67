import { parseDomain, parseEmailAddress } from '../core/address.ts';
import { withoutNeedlessClearText } from '../core/choose.ts';
import { toDomain, toMailbox, toMailSettings, type Candidate, type Match } from '../core/resolve.ts';
import { fail, ok } from '../core/result.ts';
import type { Domain, MailSettings, NonEmpty, Result, Subject } from '../core/types.ts';
import {
  isCompound,
  renderBeside,
  renderIncoming,
  renderInstructions,
  renderOutgoing,
  renderWebMail,
  type Login,
} from './autoconfig-elements.ts';
import { renderRefusal } from './explain.ts';
import { type Document, type Format, type FormatRequest } from './format.ts';
import { parseHost, stripLabel, toHostCandidates } from './host.ts';
import { decodePercent, parseQuery } from './query.ts';
import { element, escapeXml, renderXml } from './xml.ts';

const databasePath = /^\/v1\.1\/([^/]+)$/;

/**
 * Thunderbird's and the IETF's autoconfig document: format v1.1 (Mozilla wiki, Thunderbird:Autoconfiguration) and
 * v1.2 (draft-ietf-mailmaint-autoconfig-06), for well-known URLs and as a database of providers.
 */
export const autoconfig: Format<undefined> = {
  name: 'autoconfig',
  routes: [
    { method: 'GET', path: '/mail/config-v1.1.xml' },
    { method: 'GET', path: '/.well-known/autoconfig/mail/config-v1.1.xml' },
    // Asked by Nine for Android.
    { method: 'GET', path: '/v1.1/mail/config-v1.1.xml' },
    { method: 'GET', path: '/v1.1/:domain' },
  ],
  defaultOptions: undefined,
  // draft-ietf-mailmaint-autoconfig-06, "Configuration retrieval", steps 1.3: the last resort of old set-ups.
  answersPlainHttp: true,
  escape: escapeXml,
  rendersPersons,

  parseRequest(request) {
    const candidates = parseCandidates(request);
    return candidates.ok ? ok({ candidates: candidates.value, options: undefined, variant: '' }) : candidates;
  },

  renderSettings({ provider, subject, account: keeper, domain }) {
    // Without the address, so that the document is the same for everyone; one that needs it asks for it by `subject`.
    // A detail behind the local part is in that memory too, and no placeholder is without it: all is filled in then.
    const isDetailed = toMailbox(keeper, provider) !== keeper;
    const account: Subject = isDetailed ? keeper : { kind: 'domain', domain: toDomain(keeper) };
    const login: Login = { mailbox: toMailbox(keeper, provider), isDetailed };
    const shared = toMailSettings({ subject: { kind: 'domain', domain }, account, provider });
    if (!shared.ok) return shared;
    const settings = shared.value;
    const incoming = withoutNeedlessClearText(settings.incoming);
    const outgoing = withoutNeedlessClearText(settings.outgoing);
    // Thunderbird and Thunderbird for Android drop a file without both.
    if (!incoming.some(({ type }) => type === 'imap' || type === 'pop3') || outgoing.length === 0) {
      return fail({ reason: 'not-expressible', provider });
    }
    const hasLoginForm = settings.webMail?.loginPageInfo !== undefined;
    const body = renderXml(
      element(
        'clientConfig',
        [
          // FairEmail takes the last user name of the whole document for mail.
          ...renderBeside(settings.related, login),
          hasLoginForm ? renderWebMail(settings.webMail, login) : undefined,
          element(
            'emailProvider',
            [
              ...toDomains(settings).map((domain) => element('domain', domain)),
              ...(provider.mx ?? []).map((domain) => element('domain', domain, { purpose: 'mx' })),
              element('displayName', settings.displayName),
              element('displayShortName', settings.displayShortName),
              ...renderIncoming(incoming, login),
              ...renderOutgoing(outgoing, login),
              ...renderInstructions(provider.instructions ?? [], 'emailProvider'),
              ...(provider.inputFields ?? []).map(({ key, label, example }) =>
                element('inputField', example, { key, label }),
              ),
            ],
            { id: provider.id },
          ),
          ...renderInstructions(provider.instructions ?? [], 'clientConfig'),
          provider.oauth2 &&
            element('oAuth2', [
              element('issuer', provider.oauth2.issuer),
              element('scope', provider.oauth2.scopes.join(' ')),
              element('authURL', provider.oauth2.authURL),
              element('tokenURL', provider.oauth2.tokenURL),
              provider.oauth2.clientID === undefined ? undefined : element('clientID', provider.oauth2.clientID),
            ]),
          hasLoginForm ? undefined : renderWebMail(settings.webMail, login),
          provider.updateURL && element('clientConfigUpdate', [], { url: provider.updateURL }),
        ],
        { version: usesVersion12(settings) ? '1.2' : '1.1' },
      ),
    );
    const isPersonal = subject.kind === 'address' && rendersPersons({ subject, account: keeper, provider });
    return ok({
      status: 200,
      contentType: 'text/xml; charset=utf-8',
      body,
      audience: isPersonal ? 'person' : 'domain',
    });
  },

  renderFailure(failure, _request, service): Document {
    // A 2xx that is no configuration hides the other sources from Thunderbird, and stops KMail and Delta Chat.
    return renderRefusal(failure, service);
  },
};

/**
 * A compound user name is filled in (see `toUsername`), and so is every one behind a redirect to another domain or
 * without the detail of the address.
 */
function rendersPersons({ subject, account, provider }: Match): boolean {
  if (toDomain(subject) !== toDomain(account) || toMailbox(account, provider) !== account) return true;
  const { incoming, outgoing } = provider;
  return [...incoming, ...outgoing].some(({ username }) => isCompound(username));
}

/** The domain that was asked for is always named; its siblings only where they are no secret. */
function toDomains({ provider, domain }: MailSettings): readonly string[] {
  if (provider.publicDomains !== true) return [domain];
  return provider.domains.includes(domain) ? provider.domains : [...provider.domains, domain];
}

/** Whether a document needs a word that format v1.1 lacks: `purpose`, `url`, `system` or an element of the root. */
function usesVersion12({ provider, incoming, outgoing, related }: MailSettings): boolean {
  return (
    related.length > 0 ||
    (provider.mx ?? []).length > 0 ||
    [...incoming, ...outgoing].some(
      (server) => 'url' in server || server.authentication.some((method) => method.startsWith('sasl:')),
    )
  );
}

function parseCandidates(request: FormatRequest): Result<NonEmpty<Candidate>> {
  const [, name = ''] = databasePath.exec(request.path) ?? [];
  if (name !== '') {
    const text = decodePercent(name);
    const domain = text.ok ? parseDomain(text.value) : text;
    return domain.ok ? ok(toDatabaseCandidates(domain.value)) : domain;
  }
  const query = parseQuery(request.query, ['emailaddress', 'emailmd5']);
  if (!query.ok) return query;
  const { emailaddress, emailmd5 } = query.value;
  if (emailaddress === undefined) return parseHostCandidates(request.host);
  const address = parseEmailAddress(emailaddress);
  if (!address.ok) return address;
  // Evolution sends a made-up local part beside the MD5 of the address: only the domain is true.
  const subject: Subject =
    emailmd5 === undefined
      ? { kind: 'address', address: address.value }
      : { kind: 'domain', domain: address.value.domain };
  const exact: Candidate = { subject, by: { index: 'domain' } };
  // Draft-06, "Configuration retrieval", step 3: autoconfig. and the domain of the MX, with the user's own address.
  const host = parseHost(request.host);
  const mx = host.ok ? stripLabel(host.value, 'autoconfig') : undefined;
  return ok(mx === undefined ? [exact] : [exact, { subject, by: { index: 'mx', host: mx } }]);
}

/** Draft-06, "Configuration retrieval", steps 2.1, 3.3 and 3.4: a mail domain, or the domain of its MX. */
function toDatabaseCandidates(domain: Domain): NonEmpty<Candidate> {
  const subject: Subject = { kind: 'domain', domain };
  return [
    { subject, by: { index: 'domain' } },
    { subject, by: { index: 'mx', host: domain } },
  ];
}

/** Thunderbird for Android asks autoconfig. and the domain of the MX without an address. */
function parseHostCandidates(text: string): Result<NonEmpty<Candidate>> {
  const candidates = toHostCandidates(text, 'autoconfig');
  const host = parseHost(text);
  const mx = host.ok ? stripLabel(host.value, 'autoconfig') : undefined;
  if (!candidates.ok || mx === undefined) return candidates;
  return ok([...candidates.value, { subject: { kind: 'domain', domain: mx }, by: { index: 'mx', host: mx } }]);
}
