// What a deployment loads that asks the DNS; the others do without.
export { createHttpsQuery } from './https.ts';
export { createMxFinder } from './mx.ts';
export { createDnsRegistry } from './registry.ts';
