import type { ProviderConfig } from '../core/types.ts';
import type { Service } from './format.ts';

/**
 * The Autodiscover service that answers for a provider instead of this one. Undefined without a `redirectUrl`, and for
 * one that names this service: sending people to where they are would never end.
 */
export function findRedirectUrl({ redirect }: ProviderConfig, service: Service): string | undefined {
  if (redirect?.action !== 'redirectUrl') return undefined;
  return new URL(redirect.url).hostname === service.host ? undefined : redirect.url;
}
