import type { MxRecord } from '../network.ts';
import type { MxRule } from './plan.ts';

/** The host of the lowest preference; clients look at no other. */
export function findBestMx(records: readonly MxRecord[]): string | undefined {
  const [best] = records.toSorted((a, b) => a.preference - b.preference || a.exchange.localeCompare(b.exchange));
  return best === undefined || best.exchange === '' || best.exchange === '.' ? undefined : best.exchange;
}

/**
 * The hosts that a client asks after the ones of the domain, best first.
 *
 * Clients take the registrable domain from the Public Suffix List. Here two labels are taken for it, or three below a
 * country's second level such as `co.uk`: right for hosts that take mail, and nothing to keep up to date.
 */
export function toMxHosts(host: string, rule: MxRule): readonly string[] {
  const labels = host.split('.');
  const parents = labels.map((_label, index) => labels.slice(index).join('.')).filter((name) => name.includes('.'));
  switch (rule) {
    case 'host-and-parents':
      return parents;
    case 'host-and-parent':
      return parents.slice(0, 2);
    case 'full-and-base': {
      const base = toRegistrable(labels);
      const full = parents[1];
      return full !== undefined && full.length > base.length ? [full, base] : [base];
    }
  }
}

function toRegistrable(labels: readonly string[]): string {
  const [second = '', top = ''] = labels.slice(-2);
  const isSecondLevel =
    top.length === 2 && /^(?:ac|co|com|edu|gov|gob|go|ne|net|or|org|id|gv|in|mil|nom|lg)$/.test(second);
  return labels.slice(isSecondLevel ? -3 : -2).join('.');
}
