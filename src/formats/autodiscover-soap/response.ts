import { toDomain } from '../../core/resolve.ts';
import type { Failure, MailSettings, Result } from '../../core/types.ts';
import type { Service } from '../format.ts';
import { findRedirectUrl } from '../redirect.ts';
import { element, type XmlElement } from '../xml.ts';
import type { Operation } from './namespaces.ts';
import { renderDomainSetting, renderUserSetting } from './settings.ts';

/** What one of those asked for gets (MS-OXWSADISC, `ErrorCode`). */
interface Outcome {
  readonly code: 'NoError' | 'RedirectAddress' | 'RedirectUrl' | 'InvalidUser' | 'InvalidDomain' | 'ServerBusy';
  readonly message: string;
  readonly target?: string;
  readonly settings?: MailSettings;
}

const parts = {
  GetUserSettings: { kind: 'User', render: renderUserSetting, unknown: 'InvalidUser' },
  GetDomainSettings: { kind: 'Domain', render: renderDomainSetting, unknown: 'InvalidDomain' },
} as const;

/** `UserResponse` or `DomainResponse`: the answer for one, of the names that were asked for. */
export function renderAnswer(
  operation: Operation,
  answer: Result<MailSettings>,
  names: readonly string[],
  service: Service,
): XmlElement {
  const { kind, render } = parts[operation];
  const { code, message, target, settings } = toOutcome(operation, answer, service);
  const found = settings === undefined ? [] : names.map((name) => ({ name, setting: render(settings, name) }));
  const missing = found.filter(({ setting }) => setting === undefined);
  const errors = element(
    `${kind}SettingErrors`,
    missing.map(({ name }) =>
      element(`${kind}SettingError`, [
        element('ErrorCode', 'SettingIsNotAvailable'),
        element('ErrorMessage', 'The requested setting is not available.'),
        element('SettingName', name),
      ]),
    ),
  );
  const values = element(
    `${kind}Settings`,
    found.map(({ setting }) => setting),
  );
  const redirect = target === undefined ? undefined : element('RedirectTarget', target);
  // In the order of the schema, which for domains puts the redirect last.
  const content = kind === 'User' ? [redirect, errors, values] : [errors, values, redirect];
  return element(`${kind}Response`, [element('ErrorCode', code), element('ErrorMessage', message), ...content]);
}

function toOutcome(operation: Operation, answer: Result<MailSettings>, service: Service): Outcome {
  if (!answer.ok) return toRefusal(operation, answer.failure);
  const { account, subject, provider } = answer.value;
  if (account.kind === 'address' && toDomain(account) !== toDomain(subject)) {
    return { code: 'RedirectAddress', message: 'Redirection address.', target: account.address.text };
  }
  const url = findRedirectUrl(provider, service);
  if (url !== undefined) {
    // The two services stand side by side; only POX is named in the registry.
    return { code: 'RedirectUrl', message: 'Redirection URL.', target: url.replace(/\.xml$/i, '.svc') };
  }
  return { code: 'NoError', message: 'No error.', settings: answer.value };
}

/** The same for every person and domain that nobody knows, and without what was sent. */
function toRefusal(operation: Operation, { reason }: Failure): Outcome {
  const { unknown } = parts[operation];
  if (reason === 'temporarily-unavailable') return { code: 'ServerBusy', message: 'Try again in a minute.' };
  if (reason === 'not-expressible') return { code: unknown, message: 'There is no server for mail clients.' };
  return { code: unknown, message: operation === 'GetUserSettings' ? 'Invalid user.' : 'Invalid domain.' };
}
