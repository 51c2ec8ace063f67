import type { Maybe } from '../core/maybe.ts';

/** Counts requests by who sends them. The key is asked for, and kept by nobody but the counter. */
export interface Limiter {
  /** Whether one more request is within the limit. A limiter that fails lets requests through. */
  allows(key: string): Maybe<boolean>;
  /** Seconds after which a refused client may ask again. */
  readonly retryAfterSeconds: number;
}

/** The binding of Workers that counts (developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit). */
interface RateLimitBinding {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** The longest period that the binding knows. */
const bindingPeriodSeconds = 60;

/** Limits by the binding `RATE_LIMITER`; undefined without one. */
export function createBindingLimiter(binding: unknown): Limiter | undefined {
  if (!isBinding(binding)) return undefined;
  return {
    retryAfterSeconds: bindingPeriodSeconds,
    allows: async (key) => {
      try {
        return (await binding.limit({ key })).success;
      } catch {
        return true;
      }
    },
  };
}

function isBinding(binding: unknown): binding is RateLimitBinding {
  return typeof binding === 'object' && binding !== null && 'limit' in binding && typeof binding.limit === 'function';
}

/**
 * Who sends a request, for counting: the address that the platform saw, and of IPv6 the network, since one customer has
 * a whole one (RFC 6177). Undefined where nobody states it, and then nothing is counted.
 */
export function toLimitKey(address: string | null | undefined): string | undefined {
  if (address === null || address === undefined || address === '') return undefined;
  return address.includes(':') ? toNetwork(address) : address;
}

/** The first 64 bits of an IPv6 address, in hexadecimal groups. */
function toNetwork(address: string): string {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups = [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
