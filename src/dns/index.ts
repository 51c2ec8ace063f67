// What a deployment loads that asks the DNS; the others do without.
export { createHttpsQuery } from './https.ts';
export { createDnsRegistry } from './registry.ts';
