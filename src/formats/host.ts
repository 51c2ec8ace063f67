import { parseDomain } from '../core/address.ts';
import type { Candidate } from '../core/resolve.ts';
import { fail, ok } from '../core/result.ts';
import type { Domain, NonEmpty, Result } from '../core/types.ts';

/** Reads the `Host` of a request: without the port; IP addresses and single labels are no domain. */
export function parseHost(host: string): Result<Domain> {
  const colon = host.lastIndexOf(':');
  return parseDomain(colon < 0 ? host : host.slice(0, colon));
}

/** The name behind one leading label, as `example.com` in `autoconfig.example.com`; undefined without that label. */
export function stripLabel(host: Domain, label: string): Domain | undefined {
  if (!host.startsWith(`${label}.`)) return undefined;
  const rest = parseDomain(host.slice(label.length + 1));
  // One label only, as in `autodiscover.com`: a top-level domain is nobody's mail domain.
  return rest.ok ? rest.value : undefined;
}

/**
 * The domains that a request without an address may mean, by its host: `D` for `label.D`, then the host itself.
 *
 * @returns `unknown-domain` if the host is no domain.
 */
export function toHostCandidates(host: string, label: string): Result<NonEmpty<Candidate>> {
  const name = parseHost(host);
  if (!name.ok) return fail({ reason: 'unknown-domain' });
  const itself: Candidate = { subject: { kind: 'domain', domain: name.value }, by: { index: 'domain' } };
  const rest = stripLabel(name.value, label);
  if (rest === undefined) return ok([itself]);
  return ok([{ subject: { kind: 'domain', domain: rest }, by: { index: 'domain' } }, itself]);
}
