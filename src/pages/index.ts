import { toUnicodeDomain } from '../core/unicode.ts';
import { andThen, type Maybe } from '../core/maybe.ts';
import { expandPlaceholders } from '../core/placeholder.ts';
import { toDomain } from '../core/resolve.ts';
import type { Domain, ProviderConfig, Registry, Subject } from '../core/types.ts';
import { renderText, type Document, type Service } from '../formats/format.ts';
import { toAccountView } from './account.ts';
import { toAccentPath } from './accent.ts';
import { find, parseTyped, parseTypedDomain, type Found } from './answer.ts';
import { renderAskForm, renderDevices } from './ask-form.ts';
import { findAsset } from './assets.ts';
import { guessDevice, parseDevice, type Device } from './device.ts';
import { readFields } from './form.ts';
import { html, type Html } from './html.ts';
import { chooseLanguage, findSpeech, parseLanguage, type Speech } from './languages.ts';
import { renderPage } from './layout.ts';
import { fill, fillText } from './messages/fill.ts';
import type { PageAnswer, PageRequest, Pages } from './page.ts';
import { renderQr } from './qr.ts';
import {
  renderBefore,
  renderByHand,
  renderDav,
  renderPhone,
  renderQuick,
  renderRefused,
  type Answered,
} from './sections.ts';

/** What pages are made of. */
interface PagesOptions {
  readonly registry: Registry;
  readonly service: Service;
}

/** What one request says, beside the address. */
interface Visit {
  readonly speech: Speech;
  readonly device: Device;
  readonly isGuessed: boolean;
  readonly typed: string;
}

const decoder = new TextDecoder();

/** The pages for people: they type their address, and get their account set up or the values for the form before them. */
export function createPages({ registry, service }: PagesOptions): Pages {
  const pageUrl = `https://${service.host}/`;

  const answerTyped = (visit: Visit): Maybe<PageAnswer> => {
    const { speech, typed } = visit;
    const { messages } = speech;
    const subject = parseTyped(typed);
    if (subject === undefined) {
      const error = typed.trim() === '' ? messages.addressMissing : messages.addressWrong;
      return toAnswer(400, renderAsk(visit, error), 'malformed-address');
    }
    return andThen(find(registry, service, subject), (found) => {
      if (found.kind === 'settings') {
        return toAnswer(200, renderFound(visit, subject, found), 'settings');
      }
      if (found.kind === 'unreachable')
        return toAnswer(200, renderUnreachable(visit, subject, found.provider), 'not-expressible');
      if (found.kind === 'unknown') return toAnswer(404, renderUnknown(visit, found.domain), 'unknown-domain');
      return toAnswer(503, renderAsk(visit, messages.unavailable), found.reason);
    });
  };

  const renderFound = (visit: Visit, subject: Subject, found: Extract<Found, { kind: 'settings' }>): string => {
    const { speech, device, isGuessed } = visit;
    const { settings, hasProfile } = found;
    const address = subject.kind === 'address' ? subject.address.text : undefined;
    const answered: Answered = {
      settings,
      view: toAccountView(settings),
      speech,
      device,
      address,
      profile:
        hasProfile && address !== undefined ? `/email.mobileconfig?email=${encodeURIComponent(address)}` : undefined,
      pageUrl,
    };
    const { displayName, provider, domain } = settings;
    return renderPage({
      speech,
      title: fillText(speech.messages.settingsFor, { address: displayName }),
      accent: toAccent(provider),
      form: 'ask',
      content: html`${renderHead(visit, subject, displayName, provider)} ${renderDevices({ speech, device }, isGuessed)}
      ${renderBefore(provider, displayName, speech)} ${renderQuick(answered)} ${renderByHand(answered)}
      ${renderDav(answered)} ${renderPhone(answered)} ${renderRefused(answered)}
      ${renderLinks(speech, provider, displayName, domain)}`,
    });
  };

  const renderUnreachable = (visit: Visit, subject: Subject, provider: ProviderConfig): string => {
    const { speech } = visit;
    const displayName = expandPlaceholders(provider.displayName, subject);
    return renderPage({
      speech,
      title: fillText(speech.messages.settingsFor, { address: displayName }),
      accent: toAccent(provider),
      form: 'ask',
      content: html`${renderHead(visit, subject, displayName, provider)} ${renderBefore(provider, displayName, speech)}
      ${renderLinks(speech, provider, displayName, undefined)}`,
    });
  };

  const answerSheet = (visit: Visit, name: string): Maybe<PageAnswer> => {
    const subject = parseTypedDomain(name);
    if (subject === undefined) return toAnswer(400, renderAsk(visit, undefined), 'malformed-address');
    return andThen(find(registry, service, subject), (found) => {
      if (found.kind === 'unknown') return toAnswer(404, renderUnknown(visit, found.domain), 'unknown-domain');
      if (found.kind === 'unavailable')
        return toAnswer(503, renderAsk(visit, visit.speech.messages.unavailable), found.reason);
      if (found.kind === 'unreachable')
        return toAnswer(200, renderUnreachable(visit, subject, found.provider), 'not-expressible');
      return toAnswer(200, renderSheet(visit, subject, found), 'settings');
    });
  };

  const renderSheet = (
    { speech }: Visit,
    subject: Subject,
    { settings }: Extract<Found, { kind: 'settings' }>,
  ): string => {
    const { messages } = speech;
    const { provider, displayName, domain } = settings;
    const answered: Answered = {
      settings,
      view: toAccountView(settings),
      speech,
      device: 'other',
      address: undefined,
      profile: undefined,
      pageUrl,
    };
    const code = renderQr(pageUrl, fillText(messages.qrAlt, { what: pageUrl }));
    return renderPage({
      speech,
      title: fillText(messages.sheetTitle, { domain: toUnicodeDomain(domain) }),
      accent: toAccent(provider),
      form: 'sheet',
      content: html`<form id="sheet" action="/sheet"><input type="hidden" name="domain" value="${domain}" /></form>
        ${renderLogo(provider, displayName)}
        <h1>${fill(messages.sheetTitle, { domain: toUnicodeDomain(domain) })}</h1>
        ${renderWire(toDomain(subject), speech)}
        <p>${fill(messages.mailIsAt, { provider: displayName })}</p>
        <div class="card">
          <p>${messages.sheetScan}<br /><b dir="ltr">${pageUrl}</b></p>
          <figure>${code}</figure>
        </div>
        ${renderBefore(provider, displayName, speech)} ${renderByHand(answered)} ${renderDav(answered)}`,
    });
  };

  return {
    answer: (request) => {
      const { path, method, query } = request;
      const asset = path.startsWith('/assets/') ? findAsset(path) : undefined;
      if (asset !== undefined) return { document: asset, outcome: 'document' };
      if (path.startsWith('/assets/'))
        return { document: renderText(404, 'There is nothing here.'), outcome: 'not-found' };
      return andThen(toVisit(request), (visit) => {
        if (path === '/sheet') return answerSheet(visit, readFields(query).get('domain') ?? '');
        return method === 'POST' ? answerTyped(visit) : toAnswer(200, renderAsk(visit, undefined), 'settings');
      });
    },
  };
}

function toVisit({ method, body, query, acceptLanguage, userAgent }: PageRequest): Maybe<Visit> {
  const fields = readFields(method === 'POST' ? decoder.decode(body) : query);
  const [keptLanguage, keptDevice] = (fields.get('keep') ?? '').split(' ');
  const language =
    parseLanguage(fields.get('language')) ?? parseLanguage(keptLanguage) ?? chooseLanguage(acceptLanguage);
  const chosen = parseDevice(fields.get('device')) ?? parseDevice(keptDevice);
  return andThen(findSpeech(language), (speech) => ({
    speech,
    device: chosen ?? guessDevice(userAgent),
    isGuessed: chosen === undefined,
    // An address is never in a URL.
    typed: method === 'POST' ? (fields.get('address') ?? '') : '',
  }));
}

const toAnswer = (status: number, body: string, outcome: string): PageAnswer => ({
  document: toPage(status, body),
  outcome,
});
/** A page as a document that nobody keeps. */
export const toPage = (status: number, body: string): Document => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body,
  audience: 'person',
  isPage: true,
});

function renderAsk(visit: Visit, error: string | undefined): string {
  const { speech, typed, device, isGuessed } = visit;
  const { messages } = speech;
  return renderPage({
    speech,
    title: error === undefined ? messages.title : `${messages.error}: ${messages.title}`,
    form: 'ask',
    content: html`<h1>${messages.title}</h1>
      <p>${messages.lead}</p>
      ${renderAskForm({ speech, device, isGuessed, typed, error })}`,
  });
}

function renderUnknown(visit: Visit, domain: Domain): string {
  const { speech } = visit;
  const { messages } = speech;
  const shown = toUnicodeDomain(domain);
  return renderPage({
    speech,
    title: fillText(messages.unknownTitle, { domain: shown }),
    form: 'ask',
    content: html`<h1>${fill(messages.unknownTitle, { domain: shown })}</h1>
      ${renderWire(domain, speech)}
      <div class="card">
        <p>${messages.unknownText}</p>
        <ul>
          ${messages.unknownAsk.map((item) => html`<li>${item}</li>`)}
        </ul>
        <p>${messages.neverPassword}</p>
      </div>
      ${renderAskForm({ ...visit, error: undefined })}`,
  });
}

/** Whose settings these are, and the form to ask again. */
function renderHead(visit: Visit, subject: Subject, provider: string, entry: ProviderConfig): Html {
  const { messages } = visit.speech;
  const domain = toDomain(subject);
  const shown =
    subject.kind === 'address' ? `${subject.address.localPart}@${toUnicodeDomain(domain)}` : toUnicodeDomain(domain);
  return html`${renderLogo(entry, provider)}
    <h1>${fill(messages.settingsFor, { address: shown })}</h1>
    ${renderWire(domain, visit.speech)}
    <p>${fill(messages.mailIsAt, { provider })}</p>
    <details class="card">
      <summary>${messages.otherAddress}</summary>
      ${renderAskForm({ ...visit, error: undefined })}
    </details>`;
}

/** A name in another script may look like one that it is not: so it is shown as it is on the wire, too. */
const renderWire = (domain: Domain, { messages }: Speech): Html =>
  toUnicodeDomain(domain) === domain ? html`` : html`<p class="soft">${fill(messages.writtenAs, { domain })}</p> `;

const renderLogo = ({ brand }: ProviderConfig, name: string): Html =>
  brand?.logo === undefined ? html`` : html`<p><img class="logo" src="${brand.logo}" alt="${name}" /></p> `;

const toAccent = ({ brand }: ProviderConfig): string | undefined =>
  brand?.colour === undefined ? undefined : toAccentPath(brand.colour);

function renderLinks(
  { messages, language }: Speech,
  provider: ProviderConfig,
  name: string,
  domain: Domain | undefined,
): Html {
  const { webMail, website, source, checked } = provider;
  const page = webMail?.loginPage;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(checked));
  return html`<p class="screen">
      ${page !== undefined && !page.includes('%') && html`<a href="${page}" rel="noreferrer">${messages.webMail}</a> · `}${website !== undefined && html`<a href="${website}" rel="noreferrer"><bdi>${name}</bdi></a> · `}${domain !== undefined && html`<a href="/sheet?domain=${domain}&amp;language=${language}">${fill(messages.printSheet, { domain: toUnicodeDomain(domain) })}</a>`}
    </p>
    <p class="soft"><a href="${source}" rel="noreferrer">${fill(messages.source, { date })}</a></p>`;
}
