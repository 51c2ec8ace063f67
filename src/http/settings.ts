import { parseDomain } from '../core/address.ts';
import type { Service } from '../formats/format.ts';
import { parseCrossOrigin, type CrossOrigin } from './cors.ts';

/** What a deployment states about itself. */
export interface Settings {
  readonly service: Service;
  readonly plainHttp: 'answer' | 'refuse';
  readonly logs: 'all' | 'failures';
  readonly apiCors: CrossOrigin;
  /** Whether the public registry answers for its domains. */
  readonly publicRegistry: 'on' | 'off';
  /** For how long a tenant's record counts before it is read again. */
  readonly tenantCacheSeconds: number;
  /** Whether `/doctor` looks at the domains of the deployment. */
  readonly doctor: 'on' | 'off';
}

const reverseDns = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/**
 * Reads the variables of a deployment:
 *
 * - `SERVICE_HOST`: the host name under which it is reached; part of every Apple identifier, so it must not change.
 * - `PROFILE_IDENTIFIER` (optional): reverse-DNS prefix of those identifiers; the reversed host name without it.
 * - `LOG` (optional): `all`, the default, or `failures` for errors and refusals only.
 * - `API_CORS` (optional): `off`, the default, `*`, or https origins whose pages may read the answers of the API.
 * - `PLAIN_HTTP` (optional): `refuse`, the default, or `answer` for a machine without TLS.
 * - `PUBLIC_REGISTRY` (optional): `on`, the default, or `off`: then nobody but own entries and tenants is answered for.
 * - `TENANT_CACHE_SECONDS` (optional): 0 to 86400, 60 without it.
 * - `DOCTOR` (optional): `off`, the default, or `on` for the doctor at `/doctor`.
 *
 * @throws Error that names the variable and the cure: a deployment with wrong variables must not start.
 */
export function parseSettings(variables: Readonly<Record<string, unknown>>): Settings {
  const {
    SERVICE_HOST: host,
    PROFILE_IDENTIFIER: identifier,
    PLAIN_HTTP: plainHttp = 'refuse',
    LOG: logs = 'all',
    API_CORS: origins = 'off',
    PUBLIC_REGISTRY: publicRegistry = 'on',
    TENANT_CACHE_SECONDS: cacheText = '60',
    DOCTOR: doctor = 'off',
  } = variables;
  const domain = typeof host === 'string' ? parseDomain(host) : undefined;
  if (domain?.ok !== true) {
    throw new Error('SERVICE_HOST must be the host name of this service, for example autoconfig.example.com');
  }
  if (identifier !== undefined && (typeof identifier !== 'string' || !reverseDns.test(identifier))) {
    throw new Error('PROFILE_IDENTIFIER must be a reverse-DNS name, for example com.example.autoconfig');
  }
  if (plainHttp !== 'answer' && plainHttp !== 'refuse') throw new Error('PLAIN_HTTP must be "answer" or "refuse"');
  if (logs !== 'all' && logs !== 'failures') throw new Error('LOG must be "all" or "failures"');
  const apiCors = parseCrossOrigin(origins);
  if (apiCors === undefined) {
    throw new Error(
      'API_CORS must be "off", "*" or https origins with blanks between, such as https://app.example.com',
    );
  }
  if (publicRegistry !== 'on' && publicRegistry !== 'off') throw new Error('PUBLIC_REGISTRY must be "on" or "off"');
  const tenantCacheSeconds = typeof cacheText === 'string' && /^\d{1,5}$/.test(cacheText) ? Number(cacheText) : -1;
  if (tenantCacheSeconds < 0 || tenantCacheSeconds > 86_400) {
    throw new Error('TENANT_CACHE_SECONDS must be a number of seconds from 0 to 86400, for example "60"');
  }
  if (doctor !== 'on' && doctor !== 'off') throw new Error('DOCTOR must be "on" or "off"');
  const identifierBase = identifier ?? domain.value.split('.').reverse().join('.');
  const service = { host: domain.value, identifierBase };
  return { service, plainHttp, logs, apiCors, publicRegistry, tenantCacheSeconds, doctor };
}
