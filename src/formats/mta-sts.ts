import { fail, ok } from '../core/result.ts';
import type { MtaSts } from '../core/types.ts';
import { renderRefusal } from './explain.ts';
import type { Format } from './format.ts';
import { parseHost, stripLabel } from './host.ts';

/** The MTA-STS policy of a domain (RFC 8461 §3.3): for servers that send mail to it, not for mail programs. */
export const mtaSts: Format<undefined> = {
  name: 'mta-sts',
  routes: [{ method: 'GET', path: '/.well-known/mta-sts.txt' }],
  defaultOptions: undefined,
  // RFC 8461 §3.3: https only, and senders follow no redirect.
  answersPlainHttp: false,
  escape: (text) => text,

  parseRequest({ host }) {
    const name = parseHost(host);
    const domain = name.ok ? stripLabel(name.value, 'mta-sts') : undefined;
    if (domain === undefined) return fail({ reason: 'unknown-domain' });
    return ok({
      // The policy is there to withstand forged answers of the DNS, so none may decide which one it is.
      candidates: [{ subject: { kind: 'domain', domain }, by: { index: 'domain', isClaimed: true } }],
      options: undefined,
      variant: '',
    });
  },

  renderSettings({ provider }) {
    if (provider.mtaSts === undefined) return fail({ reason: 'not-expressible', provider });
    // Senders must not use HTTP caches (§3.3): a kept copy would be remembered under the id of its successor.
    return ok({ status: 200, contentType: 'text/plain', body: renderPolicy(provider.mtaSts), audience: 'nobody' });
  },

  renderFailure: (failure) => renderRefusal(failure),
};

/** RFC 8461 §3.2, with the line ends that every reader takes. */
function renderPolicy({ mode, mx, maxAgeSeconds }: MtaSts): string {
  const lines = [
    'version: STSv1',
    `mode: ${mode}`,
    ...mx.map((pattern) => `mx: ${pattern}`),
    `max_age: ${String(maxAgeSeconds)}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
