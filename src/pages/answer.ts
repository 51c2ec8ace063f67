import { andThen, type Maybe } from '../core/maybe.ts';
import { parseDomain, parseEmailAddress } from '../core/address.ts';
import { findProvider, toDomain, toMailSettings } from '../core/resolve.ts';
import type { Domain, Failure, MailSettings, ProviderConfig, Registry, Subject } from '../core/types.ts';
import type { Service } from '../formats/format.ts';
import { mobileconfig } from '../formats/index.ts';

/** What is found out about somebody who asks. */
export type Found =
  | { readonly kind: 'settings'; readonly settings: MailSettings; readonly hasProfile: boolean }
  /** The provider is known, and no program can reach it. */
  | { readonly kind: 'unreachable'; readonly provider: ProviderConfig }
  | { readonly kind: 'unknown'; readonly domain: Domain }
  | { readonly kind: 'unavailable'; readonly reason: Failure['reason'] };

/** Reads what a person typed; blanks around it and a `mailto:` before it come from copying. */
export function parseTyped(text: string): Subject | undefined {
  const address = parseEmailAddress(text.trim().replace(/^mailto:/i, ''));
  return address.ok ? { kind: 'address', address: address.value } : undefined;
}

/** Reads a domain. */
export function parseTypedDomain(text: string): Subject | undefined {
  const domain = parseDomain(text.trim());
  return domain.ok ? { kind: 'domain', domain: domain.value } : undefined;
}

/** Asks the one domain question, and whether a profile can hold the answer. */
export function find(registry: Registry, service: Service, subject: Subject): Maybe<Found> {
  return andThen(findProvider(registry, [{ subject, by: { index: 'domain' } }]), (match): Maybe<Found> => {
    if (!match.ok) return toFound(match.failure, subject);
    const settings = toMailSettings(match.value);
    if (!settings.ok) return { kind: 'unreachable', provider: match.value.provider };
    const profile = mobileconfig.renderSettings(settings.value, service, mobileconfig.defaultOptions);
    return andThen(profile, ({ ok }) => ({ kind: 'settings', settings: settings.value, hasProfile: ok }));
  });
}

function toFound(failure: Failure, subject: Subject): Found {
  if (failure.reason === 'not-expressible') return { kind: 'unreachable', provider: failure.provider };
  if (failure.reason === 'unknown-domain') return { kind: 'unknown', domain: toDomain(subject) };
  return { kind: 'unavailable', reason: failure.reason };
}
