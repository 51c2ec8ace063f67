const countrySecondLevel = /^(?:ac|co|com|edu|gov|gob|go|ne|net|or|org|id|gv|in|mil|nom|lg)$/;

/**
 * The part of a host name that somebody registered.
 *
 * Clients take it from the Public Suffix List. Here two labels are taken for it, or three below a country's second level
 * such as `co.uk`: right for hosts that take mail, and nothing to keep up to date.
 */
export function toRegistrable(host: string): string {
  const labels = host.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && countrySecondLevel.test(second) ? -3 : -2).join('.');
}
