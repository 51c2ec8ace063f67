import { parseDomain } from './address.ts';
import type { Problem } from './problems.ts';
import type { ProviderConfig } from './types.ts';

/** The greatest `max_age` (RFC 8461 §3.2), about a year. */
const longestSeconds = 31_557_600;
/** A day; the specification expects weeks, because a policy protects only while it is remembered. */
const shortestEnforcedSeconds = 86_400;

/** Checks the MTA-STS policy of an entry: a wrong one keeps mail from being delivered. */
export function* checkMtaSts({ mtaSts, mx = [] }: ProviderConfig): Generator<Problem> {
  if (mtaSts === undefined) return;
  const { mode, mx: patterns, maxAgeSeconds } = mtaSts;
  if (!Number.isInteger(maxAgeSeconds) || maxAgeSeconds < 0 || maxAgeSeconds > longestSeconds) {
    yield {
      path: 'mtaSts.maxAgeSeconds',
      problem: `${String(maxAgeSeconds)} is not a number of seconds from 0 to ${String(longestSeconds)}`,
      cure: 'use 604800, a week, or more',
    };
  } else if (mode === 'enforce' && maxAgeSeconds < shortestEnforcedSeconds) {
    yield {
      path: 'mtaSts.maxAgeSeconds',
      problem: 'less than a day: an attacker has only to wait until senders have forgotten the policy',
      cure: 'use 604800, a week, or more; mode testing is there for trying out',
    };
  }
  if (mode === 'none' && patterns.length > 0) {
    yield { path: 'mtaSts.mx', problem: 'is not looked at in mode none', cure: 'leave the list empty' };
  }
  if (mode !== 'none' && patterns.length === 0) {
    yield { path: 'mtaSts.mx', problem: `is empty, so mode ${mode} fits no host`, cure: 'name the MX hosts' };
  }
  for (const [index, pattern] of patterns.entries()) {
    const path = `mtaSts.mx[${String(index)}]`;
    const parsed = parseDomain(toName(pattern));
    if (!parsed.ok || parsed.value !== toName(pattern)) {
      yield {
        path,
        problem: `"${pattern}" is not a host name in lower-case A-labels`,
        cure: 'write the name of the MX host, or *. and the domain above it',
      };
    } else if (mx.length > 0 && !mx.some((domain) => isAtOrBelow(toName(pattern), domain))) {
      yield { path, problem: 'lies outside of the domains under mx', cure: 'correct one of the two' };
    }
    if (patterns.indexOf(pattern) !== index) {
      yield { path, problem: `"${pattern}" stands twice`, cure: 'remove one of the two' };
    }
  }
  if (mode === 'none') return;
  for (const domain of mx) {
    if (patterns.some((pattern) => isAtOrBelow(toName(pattern), domain))) continue;
    yield {
      path: 'mtaSts.mx',
      problem: `fits no host below ${domain}, so mail to those MX hosts would not be delivered`,
      cure: `add the hosts below ${domain}, or remove it from mx`,
    };
  }
}

const toName = (pattern: string): string => (pattern.startsWith('*.') ? pattern.slice(2) : pattern);

const isAtOrBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
