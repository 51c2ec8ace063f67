import { measureRate, toMedian, type Scenario } from './load.ts';
import type { Effort } from './rates.ts';
import { startWorkerd } from './workerd.ts';

/**
 * Workers KV as plain workerd asks a service for it, with a record for every domain below tenant.example and a delay as
 * of a location that has the record in its cache.
 */
const kv = `export default { async fetch(request) {
  const [, domain] = /^domain:(.*)$/.exec(decodeURIComponent(new URL(request.url).pathname.slice(1))) ?? [];
  await scheduler.wait(5);
  if (domain === undefined || !domain.endsWith(".tenant.example")) return new Response(null, { status: 404 });
  return new Response(JSON.stringify({ version: 1, domain, provider: "googlemail.com", overrides: { displayName: "Mail of " + domain } }));
} };`;

/** What a request of one format costs for a bundled domain, and for a tenant of the same provider. */
export interface TenantCost {
  readonly name: string;
  /** Time of a request for a warm tenant, as a multiple of that for a bundled domain in a worker without tenants. */
  readonly warm: number;
  /** The same for a bundled domain in a worker that has tenants as well. */
  readonly bundledBeside: number;
}

/** Compares in alternating rounds with new processes; the first second of each only warms up. */
export async function measureTenants(
  script: string,
  variables: Readonly<Record<string, string>>,
  scenarios: readonly Scenario[],
  { rounds, seconds }: Effort,
): Promise<readonly TenantCost[]> {
  const costs: TenantCost[] = [];
  for (const scenario of scenarios) {
    const warm: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const without = await startWorkerd(script, variables, false);
      const having = await startWorkerd(script, variables, false, kv);
      const rate = async (port: number, asked: Scenario): Promise<number> => {
        await measureRate(port, asked, 1, 1);
        return measureRate(port, asked, 1, seconds);
      };
      const bundled = await rate(without.port, scenario);
      warm.push(bundled / (await rate(having.port, toTenant(scenario))));
      beside.push(bundled / (await rate(having.port, scenario)));
      await Promise.all([without.stop(), having.stop()]);
    }
    costs.push({ name: scenario.name, warm: toMedian(warm), bundledBeside: toMedian(beside) });
  }
  return costs;
}

/** The same question about a tenant of the provider. */
function toTenant(scenario: Scenario): Scenario {
  const change = (text: string): string => text.replaceAll('gmail.com', 'a.tenant.example');
  const { body } = scenario;
  return { ...scenario, path: change(scenario.path), ...(body === undefined ? {} : { body: change(body) }) };
}
