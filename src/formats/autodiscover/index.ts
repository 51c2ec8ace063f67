import { parseEmailAddress } from '../../core/address.ts';
import { toDomain } from '../../core/resolve.ts';
import { fail, ok } from '../../core/result.ts';
import type { MailSettings, Result } from '../../core/types.ts';
import { renderRefusal } from '../explain.ts';
import { findExchangeUrl } from '../exchange.ts';
import { renderText, type Document, type Format, type FormatRequest, type Question } from '../format.ts';
import { toHostCandidates } from '../host.ts';
import { parseQuery } from '../query.ts';
import { findRedirectUrl } from '../redirect.ts';
import { element, escapeXml, renderXml, type XmlElement } from '../xml.ts';
import { renderError } from './error.ts';
import { renderMobileSync, renderMobileSyncRedirect } from './mobilesync.ts';
import { choosePoxServers, renderOutlook, renderRedirectAddr, renderRedirectUrl } from './outlook.ts';
import { parsePoxRequest } from './request.ts';
import { frameNamespace, responseNamespace, type Schema } from './schema.ts';

/** How the answer was asked for. */
export interface AutodiscoverOptions {
  readonly schema: Schema;
}

const path = '/autodiscover/autodiscover.xml';

/**
 * Microsoft's Autodiscover in plain old XML (MS-OXDSCLI): POST for Outlook and ActiveSync clients, GET for Delta Chat,
 * MyMail and Spike, which send nothing but the host name.
 */
export const autodiscover: Format<AutodiscoverOptions> = {
  name: 'autodiscover',
  routes: [
    { method: 'POST', path },
    { method: 'GET', path },
  ],
  defaultOptions: { schema: 'outlook' },
  // Clients take a redirect to https over http and nothing else (MS-OXDSCLI §3.1.5.4).
  answersPlainHttp: false,
  escape: escapeXml,

  parseRequest(request) {
    if (request.method === 'GET') return parseGet(request);
    const pox = parsePoxRequest(request.body);
    if (!pox.ok) return pox;
    const { address, schema } = pox.value;
    return ok({
      candidates: [{ subject: { kind: 'address', address }, by: { index: 'domain' } }],
      options: { schema },
      variant: schema,
    });
  },

  renderSettings(settings, service, { schema }) {
    if (schema === 'mobilesync') return answerMobileSync(settings);
    const { subject, account, provider } = settings;
    const redirectUrl = findRedirectUrl(provider, service);
    const servers = choosePoxServers(settings);
    const audience = subject.kind === 'domain' ? 'domain' : 'person';
    const render = (content: readonly XmlElement[]): Result<Document> =>
      ok(renderFrame(responseNamespace.outlook, content, audience));
    if (toDomain(account) !== toDomain(subject)) {
      // Only to where there is an answer.
      const isAnswered = servers.length > 0 || redirectUrl !== undefined;
      if (account.kind === 'address' && isAnswered) return render(renderRedirectAddr(settings, account.address.text));
    } else if (redirectUrl !== undefined) {
      return render(renderRedirectUrl(settings, redirectUrl));
    }
    // Without a LoginName clients assume the address, so a GET must not answer where the login is something else.
    const isGuessable = servers.every(({ username }) => username === undefined || username === '%EMAILADDRESS%');
    if (servers.length === 0 || (subject.kind === 'domain' && !isGuessable)) {
      return fail({ reason: 'not-expressible', provider });
    }
    return render(renderOutlook(settings, servers));
  },

  renderFailure(failure, request, service) {
    if (failure.reason === 'plain-http') return redirectToHttps(service.host);
    // Delta Chat takes any 2xx without servers for the end of its search; a GET has no error document.
    if (request.method === 'GET' || failure.reason === 'body-too-large') return renderRefusal(failure, service);
    return renderFrame(frameNamespace, renderError(failure, request.now), 'nobody');
  },
};

/** ActiveSync's redirect is an address; a service that moved to another URL cannot be told in its schema. */
function answerMobileSync(settings: MailSettings): Result<Document> {
  const { subject, account } = settings;
  const url = findExchangeUrl(settings, 'activeSync');
  if (url === undefined || subject.kind !== 'address' || account.kind !== 'address') {
    return fail({ reason: 'unsupported-schema' });
  }
  const [address, target] = [subject.address.text, account.address.text];
  const content = address === target ? renderMobileSync(address, url) : renderMobileSyncRedirect(address, target);
  return ok(renderFrame(responseNamespace.mobilesync, content, 'person'));
}

function parseGet(request: FormatRequest): ReturnType<typeof autodiscover.parseRequest> {
  const query = parseQuery(request.query, ['Email', 'email', 'emailaddress']);
  if (!query.ok) return query;
  const text = query.value.Email ?? query.value.email ?? query.value.emailaddress;
  const options = { schema: 'outlook' } as const;
  if (text === undefined) {
    const candidates = toHostCandidates(request.host, 'autodiscover');
    return candidates.ok ? ok({ candidates: candidates.value, options, variant: options.schema }) : candidates;
  }
  const address = parseEmailAddress(text);
  if (!address.ok) return address;
  const question: Question<AutodiscoverOptions> = {
    candidates: [{ subject: { kind: 'address', address: address.value }, by: { index: 'domain' } }],
    options,
    variant: options.schema,
  };
  return ok(question);
}

function redirectToHttps(host: string): Document {
  return { ...renderText(302, 'Autodiscover answers over https.'), location: `https://${host}${path}` };
}

function renderFrame(namespace: string, content: readonly XmlElement[], audience: Document['audience']): Document {
  const root = element('Autodiscover', [element('Response', content, { xmlns: namespace })], { xmlns: frameNamespace });
  return { status: 200, contentType: 'text/xml; charset=utf-8', body: renderXml(root), audience };
}
