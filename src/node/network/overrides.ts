import { isIP } from 'node:net';
import { OptionError } from './option-error.ts';

/** Where connections to a host go in place of its addresses in the DNS, as curl's `--resolve` says it. */
export interface Override {
  /** In lower case; `*` for every host. */
  readonly hostname: string;
  readonly port: number | '*';
  readonly addresses: readonly string[];
}

const expected = 'host:port:address, with * for any port and IPv6 addresses in brackets';

/**
 * Reads one `--resolve`.
 *
 * @param text - `host:port:address[,address]…`; the port may be `*`, an IPv6 address is in brackets.
 * @throws OptionError for anything else.
 */
export function parseOverride(text: string): Override {
  const refuse = (why: string): OptionError => new OptionError(`--resolve ${text}: ${why}; it is ${expected}`);
  const parts = /^(\*|\[[^\]]*\]|[^:[\]\s]+):(\*|\d{1,5}):(\S+)$/.exec(text);
  const [, host = '', port = '', list = ''] = parts ?? [];
  if (parts === null) throw refuse('is not written as it should be');
  if (port !== '*' && (Number(port) < 1 || Number(port) > 65_535)) throw refuse(`there is no port ${port}`);
  const addresses = list.split(',').map((address) => {
    const bare = address.replace(/^\[(.*)\]$/, '$1');
    const kind = isIP(bare);
    if (kind === 0) throw refuse(`"${address}" is no IP address`);
    if (kind === 6 && bare === address) throw refuse(`${address} needs brackets`);
    return bare;
  });
  return {
    hostname: host
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\.$/, '')
      .toLowerCase(),
    port: port === '*' ? port : Number(port),
    addresses,
  };
}

/** The addresses that the first fitting override states for a host and port; undefined where the DNS is to be asked. */
export function findOverride(
  overrides: readonly Override[],
  hostname: string,
  port: number,
): readonly string[] | undefined {
  return overrides.find(
    (override) =>
      (override.hostname === '*' || override.hostname === hostname) &&
      (override.port === '*' || override.port === port),
  )?.addresses;
}

/** Every address that is stated for a name, whatever the port: what stands in for its records. */
export function findOverriddenAddresses(overrides: readonly Override[], name: string): readonly string[] {
  return [...new Set(overrides.filter(({ hostname }) => hostname === name).flatMap(({ addresses }) => addresses))];
}
