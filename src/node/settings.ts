/** What only a server of one's own has to know. */
export interface ServerSettings {
  readonly port: number;
  /** Address or name to listen on. */
  readonly hostname: string;
  readonly trustsProxy: boolean;
  /** Requests from one address in a minute; 0 for no limit. */
  readonly limit: number;
  /** The SQLite file with the records of tenants; none without it. */
  readonly tenantsFile: string | undefined;
}

/**
 * Reads the variables of a server:
 *
 * - `PORT`: 8787 unless stated.
 * - `LISTEN`: the address to listen on; 127.0.0.1 unless stated, where only a proxy on the machine reaches it.
 * - `TRUST_PROXY`: `on` if every request comes through a proxy that sets `X-Forwarded-Proto` and `X-Forwarded-For`.
 * - `RATE_LIMIT`: requests from one address in a minute, 600 unless stated; 0 for no limit.
 * - `TENANTS_FILE`: the SQLite file of tenants, which `npm run mailbeacon -- tenants … --sqlite` writes.
 *
 * @throws Error that names the variable and the cure.
 */
export function parseServerSettings(variables: Readonly<Record<string, string | undefined>>): ServerSettings {
  const {
    PORT = '8787',
    LISTEN = '127.0.0.1',
    TRUST_PROXY = 'off',
    RATE_LIMIT = '600',
    TENANTS_FILE: tenantsFile,
  } = variables;
  const port = toNumber(PORT, 65_535);
  if (port === undefined) throw new Error('PORT must be a number from 0 to 65535');
  if (TRUST_PROXY !== 'on' && TRUST_PROXY !== 'off') throw new Error('TRUST_PROXY must be "on" or "off"');
  const limit = toNumber(RATE_LIMIT, 1_000_000);
  if (limit === undefined) throw new Error('RATE_LIMIT must be a number from 0 to 1000000');
  return { port, hostname: LISTEN, trustsProxy: TRUST_PROXY === 'on', limit, tenantsFile };
}

function toNumber(text: string, greatest: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= greatest ? value : undefined;
}
