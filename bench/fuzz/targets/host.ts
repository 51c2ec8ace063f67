import { parseDomain } from '../../../src/core/address.ts';
import { parseHost, stripLabel, toHostCandidates } from '../../../src/formats/host.ts';
import type { FuzzTarget } from '../target.ts';
import { toDomainText } from './address.ts';

const label = 'autoconfig';

/** Reading the `Host` of a request. */
export const hostTarget: FuzzTarget = {
  name: 'host',
  sources: ['src/formats/host.ts', 'src/core/address.ts'],
  words: [
    ':',
    ':443',
    ':99999',
    '.',
    'autoconfig.',
    'AUTOCONFIG.',
    '[::1]',
    '127.0.0.1',
    '@',
    '/',
    '\\',
    '%2e',
    'xn--',
  ],
  generate: (random) =>
    (random.chance(0.5) ? `${label}.` : '') +
    toDomainText(random) +
    (random.chance(0.4) ? random.pick([':80', ':', ':x', ':80:80', ':0']) : ''),
  run: (input) => void toHostCandidates(input, label),
  check: (input) => {
    const host = parseHost(input);
    const candidates = toHostCandidates(input, label);
    if (host.ok !== candidates.ok) return 'has candidates without a host, or a host without candidates';
    if (!host.ok) return host.failure.reason === 'malformed-address' ? undefined : `fails with ${host.failure.reason}`;
    if (!candidates.ok) return undefined;
    const again = parseDomain(host.value);
    if (!again.ok || again.value !== host.value) return 'a host that is another one when it is read again';
    const named = candidates.value.map(({ subject }) => (subject.kind === 'domain' ? subject.domain : undefined));
    if (named.at(-1) !== host.value || named.length > 2) return 'the host itself is not the last candidate';
    const stripped = stripLabel(host.value, label);
    if (named.length === 2 && (stripped === undefined || `${label}.${stripped}` !== host.value)) {
      return 'a candidate that is not the rest of the host';
    }
    if (!/^[A-Za-z0-9.-]+(?::\d{1,4})?$/.test(input)) return undefined;
    // What the runtime makes of a plain one.
    const theirs = URL.canParse(`http://${input}/`)
      ? new URL(`http://${input}/`).hostname.replace(/\.$/, '')
      : undefined;
    return theirs === undefined || theirs === host.value ? undefined : 'is another host to the runtime';
  },
};
