import type { MailSettings, ProviderConfig } from '../core/types.ts';
import type { AccountView } from './account.ts';
import type { Device } from './device.ts';
import { isDesk } from './device.ts';
import { renderFormTable, renderValue } from './form-table.ts';
import { guides, sayWay } from './guides.ts';
import { html, type Html } from './html.ts';
import type { Speech } from './languages.ts';
import { fill, fillText } from './messages/fill.ts';
import type { Messages } from './messages/types.ts';
import { renderQr, toDavx5Link, toDeltaChatLink, toThunderbirdCode } from './qr.ts';
import { toLoginValue, toSecurity } from './rows.ts';

/** What the sections of an answer depend on. */
export interface Answered {
  readonly settings: MailSettings;
  readonly view: AccountView;
  readonly speech: Speech;
  readonly device: Device;
  /** As it was typed; undefined where only the domain is known. */
  readonly address: string | undefined;
  /** URL of the profile; undefined where a profile cannot hold the settings. */
  readonly profile: string | undefined;
  /** This page, as a telephone opens it. */
  readonly pageUrl: string;
}

const section = (id: string, title: string, content: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section> `;

const kindText = (kind: string, provider: string, messages: Messages): Html => {
  if (kind === 'enable-access') return html`${messages.enableAccess}`;
  if (kind === 'app-password') return html`${messages.appPassword}`;
  if (kind === 'bridge') return fill(messages.bridge, { provider });
  return html`${messages.documentation}`;
};

/** What has to be done at the provider first, with its own pages. */
export function renderBefore(provider: ProviderConfig, displayName: string, { messages, language }: Speech): Html {
  const { instructions = [], oauth2 } = provider;
  const items = instructions.map(({ kind, url, text }) => {
    const own = text[language];
    // The provider's text in English, where there is none in the reader's language, after a sentence that is.
    const words =
      own === undefined
        ? html`${kindText(kind, displayName, messages)} <span lang="en" dir="ltr">${text.en}</span>`
        : html`${own}`;
    const link = fill(messages.openPage, { provider: displayName });
    return html`<li>${words} <a href="${url}" rel="noreferrer">${link}</a></li>`;
  });
  if (oauth2 !== undefined) items.push(html`<li>${fill(messages.signIn, { provider: displayName })}</li>`);
  const content =
    items.length === 0
      ? html`<p>${messages.nothingBefore}</p>`
      : html`<ul>
          ${items}
        </ul>`;
  return section('before', messages.beforeTitle, content);
}

/** The way that is quickest on the device: a profile, or what each client does and what its form wants. */
export function renderQuick(answered: Answered): Html {
  const { device, speech, settings, view } = answered;
  const { messages } = speech;
  const forms = view.imap !== undefined || view.pop3 !== undefined;
  const clients = forms
    ? guides[device].map((guide, index) => renderGuide(guide, index === 0 && !hasProfile(device), answered))
    : [];
  const exchange = view.hasExchange ? html`<p>${fill(messages.exchange, { provider: settings.displayName })}</p>` : '';
  const profile = hasProfile(device) ? renderProfile(answered) : '';
  if (clients.length === 0 && exchange === '' && profile === '') return html``;
  return section('quick', messages.quickTitle, html`${profile}${exchange}${clients}`);
}

const hasProfile = (device: Device): boolean => device === 'apple' || device === 'mac';

function renderProfile({ device, speech: { messages }, profile }: Answered): Html {
  if (profile === undefined) return html`<p>${messages.noProfile}</p>`;
  const steps = device === 'mac' ? messages.profileOnMac : messages.profileOnPhone;
  return html`<p><a class="button" href="${profile}">${messages.profileButton}</a></p>
    <p>${messages.profileSafari}</p>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${device === 'mac' ? html`<p>${messages.isThisAnIpad}</p>` : ''}`;
}

function renderGuide(
  { client, name, way }: (typeof guides)[Device][number],
  isOpen: boolean,
  { speech, view, settings, address }: Answered,
): Html {
  const { messages, words } = speech;
  const form = words[client];
  const lang = form.isEnglish === true ? html` lang="en" dir="ltr"` : '';
  const path = form.path.map((step, index) => html`${index === 0 ? '' : ' › '}<b>${step}</b>`);
  return html`<details${isOpen ? html` open` : ''}><summary><h3 dir="auto">${name}</h3></summary>
<p>${fill(sayWay(way, messages), { client: name })}</p>
${path.length === 0 ? '' : html`<p>${messages.formPath}: <span${lang}>${path}</span></p>`}
${renderFormTable({ view, provider: settings.provider, messages, form, address })}
${renderOtherPort(view, messages)}</details>
`;
}

function renderOtherPort({ otherSmtp, smtp }: AccountView, messages: Messages): Html {
  if (otherSmtp === undefined || smtp === undefined) return html``;
  const values = { port: String(otherSmtp.port), security: toSecurity(otherSmtp, undefined, messages) };
  return html`<p class="note">${fill(messages.tryOther, values)}</p>`;
}

/** Every value in the page's own words, with what to choose. */
export function renderByHand({ speech: { messages }, settings, view, address }: Answered): Html {
  const { displayName: provider } = settings;
  const { imap, pop3, smtp } = view;
  if (imap === undefined && pop3 === undefined) {
    return section('hand', messages.byHandTitle, html`<p>${fill(messages.noIncoming, { provider })}</p>`);
  }
  const why = html`<dl>
    ${
      imap &&
      html`<dt>IMAP</dt>
        <dd>${messages.imapWhy}</dd>`
    }${
      pop3 &&
      html`<dt>POP3</dt>
        <dd>${messages.pop3Why}</dd>`
    }
  </dl>`;
  return section(
    'hand',
    messages.byHandTitle,
    html`<p>${messages.byHandLead}</p>
      ${why} ${renderFormTable({ view, provider: settings.provider, messages, address })}
      ${smtp === undefined ? html`<p>${fill(messages.noOutgoing, { provider })}</p>` : renderOtherPort(view, messages)}
      <p class="note">${messages.neverPort25}</p>`,
  );
}

/** Calendars and contacts, where the provider has them. */
export function renderDav({ speech: { messages }, settings, view, address }: Answered): Html {
  if (view.related.length === 0) return html``;
  const rows = view.related.map(({ type, url, login }) => {
    const label = type === 'caldav' ? messages.calendar : messages.contacts;
    const user = renderValue(
      toLoginValue(login, settings.provider, messages),
      messages.fields.incomingUserName,
      messages,
    );
    // While only the domain is known a URL may hold a place for the person.
    const isWhole = address !== undefined || !/%[A-Z]+%/.test(url);
    const host = url.split('/')[2] ?? '';
    return html`<tr>
      <th scope="row">${label}</th>
      <td>
        ${renderValue({ type: isWhole ? url : host }, label, messages)}<br />${messages.fields.incomingUserName}:
        ${user}
      </td>
    </tr> `;
  });
  return section(
    'dav',
    messages.calendarTitle,
    html`<table>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** Codes for the telephone beside the computer. */
export function renderPhone({ device, speech: { messages }, view, address, pageUrl }: Answered): Html {
  if (!isDesk(device) || address === undefined) return html``;
  const davx5 = toDavx5Link(view);
  const codes = [
    [`${pageUrl}#${encodeURIComponent(address)}`, messages.qrPage],
    [toThunderbirdCode(view, address), messages.qrThunderbird],
    [toDeltaChatLink(view, address), messages.qrDeltaChat],
    [davx5, messages.qrDavx5],
  ] as const;
  const figures = codes.map(([text, what]) => {
    const picture = text === undefined ? undefined : renderQr(text, fillText(messages.qrAlt, { what }));
    return picture === undefined
      ? ''
      : html`<figure>
          ${picture}
          <figcaption>${what}</figcaption>
        </figure>`;
  });
  return section('phone', messages.phoneTitle, html`<div class="codes">${figures}</div>`);
}

/** What a refusal means, and what to do. */
export function renderRefused({ speech: { messages }, settings, view }: Answered): Html {
  const login = view.imap?.login ?? view.pop3?.login ?? view.smtp?.login;
  const name =
    login && renderValue(toLoginValue(login, settings.provider, messages), messages.fields.incomingUserName, messages);
  const pairs: readonly (readonly [string, Html | string])[] = [
    [messages.refusedPassword, messages.refusedPasswordDo],
    [messages.refusedAccess, messages.refusedAccessDo],
    ...(name === undefined ? [] : [[messages.refusedName, fill(messages.refusedNameDo, { login: name })] as const]),
    [messages.refusedSecurity, messages.refusedSecurityDo],
    [messages.refusedClient, messages.refusedClientDo],
  ];
  const list = html`<dl>
    ${pairs.map(
      ([what, then]) =>
        html`<dt>${what}</dt>
          <dd>${then}</dd>`,
    )}
  </dl>`;
  return section('refused', messages.refusedTitle, list);
}
