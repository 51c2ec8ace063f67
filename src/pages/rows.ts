import type { ProviderConfig } from '../core/types.ts';
import type { AccountView, FormServer, Login } from './account.ts';
import { html, isolate, type Html, type Part } from './html.ts';
import { breakable, fill } from './messages/fill.ts';
import type { Messages } from './messages/types.ts';
import type { FormField, FormWords } from './words/types.ts';

/** A line of a form: the same on both sides, or one value for IMAP and one for POP3. */
export interface Row {
  readonly field: FormField;
  readonly label: string;
  readonly imap: Value | undefined;
  readonly pop3: Value | undefined;
}

/** What to type into a field, or words about it. */
export type Value = { readonly type: string; readonly shown?: Html } | { readonly say: Part };

/** What the values of a form depend on. */
export interface RowOptions {
  readonly view: AccountView;
  readonly provider: ProviderConfig;
  readonly messages: Messages;
  /** The form whose words are used; the page's own words without it. */
  readonly form?: FormWords;
  /** As it was typed; undefined where only the domain is known. */
  readonly address: string | undefined;
}

/** The order in which forms ask. */
const order: readonly FormField[] = [
  'name',
  'address',
  'accountType',
  'incomingServer',
  'incomingPort',
  'incomingSecurity',
  'incomingAuthentication',
  'incomingUserName',
  'incomingPassword',
  'outgoingServer',
  'outgoingPort',
  'outgoingSecurity',
  'outgoingAuthentication',
  'outgoingUserName',
  'outgoingPassword',
];

/** The lines of a form with everything that goes into them. */
export function createRows(options: RowOptions): readonly Row[] {
  const { form, messages, view } = options;
  const labels: Partial<Record<FormField, string>> = form?.fields ?? messages.fields;
  const rows: Row[] = [];
  for (const field of order) {
    const label = labels[field] ?? (needsRow(field, form) ? messages.fields[field] : undefined);
    if (label === undefined) continue;
    const value = (server: FormServer | undefined, type: 'IMAP' | 'POP3'): Value | undefined =>
      server === undefined
        ? undefined
        : toValue(field, field.startsWith('outgoing') ? view.smtp : server, type, options);
    rows.push({ field, label, imap: value(view.imap, 'IMAP'), pop3: value(view.pop3, 'POP3') });
  }
  return rows;
}

/** A form with a check box for encryption has no label for it, but a person has to know its state. */
const needsRow = (field: FormField, form: FormWords | undefined): boolean =>
  form !== undefined &&
  (field === 'incomingSecurity' || field === 'outgoingSecurity') &&
  form.security.SSL !== undefined;

function toValue(
  field: FormField,
  server: FormServer | undefined,
  type: string,
  options: RowOptions,
): Value | undefined {
  const { messages, form, address, provider } = options;
  switch (field) {
    case 'name':
      return { say: messages.ownName };
    case 'address':
      return address === undefined ? { say: messages.wholeAddress } : { type: address };
    case 'accountType':
      return { type };
  }
  if (server === undefined) return undefined;
  switch (field) {
    case 'incomingServer':
    case 'outgoingServer':
      return { type: server.hostname, shown: breakable(server.hostname) };
    case 'incomingPort':
    case 'outgoingPort':
      return { type: String(server.port) };
    case 'incomingSecurity':
    case 'outgoingSecurity':
      return { say: html`<b>${toSecurity(server, form, messages)}</b>` };
    case 'incomingAuthentication':
    case 'outgoingAuthentication':
      return { say: html`<b>${toAuthentication(server, form, messages)}</b>` };
    case 'incomingUserName':
    case 'outgoingUserName':
      return server.login === undefined ? { say: messages.noLogin } : toLoginValue(server.login, provider, messages);
    case 'incomingPassword':
    case 'outgoingPassword':
      return { say: toPassword(server, provider, messages) };
  }
}

/** What the choice of encryption is called in a form. */
export function toSecurity({ socketType }: FormServer, form: FormWords | undefined, messages: Messages): string {
  if (socketType === 'plain') return messages.clearText;
  return form?.security[socketType] ?? (socketType === 'SSL' ? (form?.security.SSL ?? 'SSL/TLS') : 'STARTTLS');
}

const takesPassword = ({ authentication }: FormServer): boolean =>
  authentication.some(
    (method) => method.startsWith('password') || method.startsWith('sasl:') || method === 'smtp-after-pop',
  );

function toAuthentication(server: FormServer, form: FormWords | undefined, messages: Messages): string {
  // What forms call a normal password goes with every server that takes one, inside TLS.
  if (takesPassword(server)) return form?.password?.['password-cleartext'] ?? messages.fields.incomingPassword;
  if (server.authentication.includes('OAuth2')) return form?.password?.OAuth2 ?? 'OAuth2';
  return server.login === undefined ? messages.noLogin : (server.authentication[0] ?? messages.noLogin);
}

function toPassword(server: FormServer, provider: ProviderConfig, messages: Messages): string {
  if (server.login === undefined) return messages.noLogin;
  if (!takesPassword(server) && server.authentication.includes('OAuth2')) return messages.signInPage;
  const hasAppPassword = provider.instructions?.some(({ kind }) => kind === 'app-password') === true;
  return hasAppPassword ? messages.ownAppPassword : messages.ownPassword;
}

/** A user name to type; while something of it is not known, in words. */
export function toLoginValue(login: Login, provider: ProviderConfig, messages: Messages): Value {
  if (login.kind === 'text') return { type: login.text };
  return { say: toLoginWords(login.template, provider, messages) };
}

/** `%EMAILLOCALPART%.%EMAILDOMAIN%` in words: the fixed parts as they are, the others explained. */
export function toLoginWords(template: string, { inputFields = [] }: ProviderConfig, messages: Messages): Html {
  if (template === '%EMAILADDRESS%') return html`${messages.wholeAddress}`;
  if (template === '%EMAILLOCALPART%') return html`${messages.beforeAt}`;
  const parts = template.split(/(%[A-Z_0-9-]+%)/).filter((part) => part !== '');
  return html`${parts.map((part, index) => {
    const separator = index === 0 ? '' : ' + ';
    const input = inputFields.find(({ key }) => `%${key}%` === part);
    if (input !== undefined) return html`${separator}${fill(messages.askFor, { label: input.label })}`;
    if (part === '%EMAILADDRESS%') return html`${separator}${messages.wholeAddress}`;
    if (part === '%EMAILLOCALPART%') return html`${separator}${messages.beforeAt}`;
    return html`${separator}<code>${isolate(part)}</code>`;
  })}`;
}
