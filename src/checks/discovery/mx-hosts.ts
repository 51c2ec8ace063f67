import type { MxRecord } from '../network.ts';
import { toRegistrable } from '../registrable.ts';
import type { MxRule } from './plan.ts';

/** The host of the lowest preference; clients look at no other. */
export function findBestMx(records: readonly MxRecord[]): string | undefined {
  const [best] = records.toSorted((a, b) => a.preference - b.preference || a.exchange.localeCompare(b.exchange));
  return best === undefined || best.exchange === '' || best.exchange === '.' ? undefined : best.exchange;
}

/** The hosts that a client asks after the ones of the domain, best first. */
export function toMxHosts(host: string, rule: MxRule): readonly string[] {
  const labels = host.split('.');
  const parents = labels.map((_label, index) => labels.slice(index).join('.')).filter((name) => name.includes('.'));
  switch (rule) {
    case 'host-and-parents':
      return parents;
    case 'host-and-parent':
      return parents.slice(0, 2);
    case 'full-and-base': {
      const base = toRegistrable(host);
      const full = parents[1];
      return full !== undefined && full.length > base.length ? [full, base] : [base];
    }
  }
}
