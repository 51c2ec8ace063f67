import { isIP, type Socket } from 'node:net';
import type { Connected, ConnectTarget, Dns, Network, NetworkFailure } from '../../checks/network.ts';
import { readTlsFacts } from './certificate.ts';
import { createConnection } from './connection.ts';
import { beforeDeadline } from './deadline.ts';
import { failWith } from './failure.ts';
import { sendRequest } from './http.ts';
import { createLimiter } from './limiter.ts';
import { openSocket, toSeconds } from './open.ts';
import { findOverriddenAddresses, findOverride, type Override } from './overrides.ts';
import { createDns } from './resolver.ts';
import { beginTls, createTlsContext } from './tls.ts';

/** What may be different from the machine's own network. */
export interface NetworkOptions {
  /** From `parseOverride`; the first that fits counts. */
  readonly overrides?: readonly Override[];
  /** DNS server for everything, addresses too: `address` or `address:port`. The machine's own ways without it. */
  readonly resolver?: string;
  /** Trusted roots beside those of Node, as PEM text. */
  readonly ca?: string;
  /** Milliseconds since 1970; the clock unless stated. */
  readonly now?: () => number;
  /** How many requests and connections there are at once, 16 unless stated; waiting for a place is not part of timeouts. */
  readonly concurrency?: number;
  /** Which addresses may be connected to; all of them without it. */
  readonly allows?: (address: string) => boolean;
}

/**
 * The network of this machine, for the checks.
 *
 * @throws OptionError where the resolver or the roots cannot be read.
 */
export function createNetwork(options: NetworkOptions = {}): Network {
  const { overrides = [], now = Date.now, concurrency = 16, allows = () => true } = options;
  const dns = withOverrides(createDns(options.resolver), overrides);
  const context = createTlsContext(options.ca);
  const limiter = createLimiter(concurrency);

  const open = async (hostname: string, port: number, timeoutMs: number): Promise<Socket | NetworkFailure> => {
    const started = performance.now();
    const addresses = await findAddresses(dns, overrides, hostname.toLowerCase(), port, timeoutMs);
    if ('kind' in addresses) return addresses;
    const allowed = addresses.filter(allows);
    if (allowed.length === 0) return failWith('unreachable', `${hostname} has no address that is public`);
    return openSocket(allowed, port, timeLeft(started, timeoutMs));
  };

  const connect = async (target: ConnectTarget, leave: () => void): Promise<Connected | NetworkFailure> => {
    const { hostname, port, timeoutMs } = target;
    const started = performance.now();
    const socket = await open(hostname, port, timeoutMs);
    if ('kind' in socket) return socket;
    const connectionOptions = {
      secure: (clear: Socket, limitMs: number) => beginTls(clear, { hostname, timeoutMs: limitMs, context }),
      readFacts: (secured: Parameters<typeof readTlsFacts>[0]) => readTlsFacts(secured, hostname, now()),
      onClose: leave,
    };
    if (target.tls === 'none') {
      return { kind: 'connected', connection: createConnection(socket, connectionOptions) };
    }
    const secured = await connectionOptions.secure(socket, timeLeft(started, timeoutMs));
    if ('kind' in secured) return secured;
    const facts = connectionOptions.readFacts(secured);
    return { kind: 'connected', connection: createConnection(secured, connectionOptions, facts) };
  };

  return {
    dns,
    now,
    async request(request) {
      const leave = await limiter.enter();
      try {
        return await sendRequest(request, { open, context, now });
      } finally {
        leave();
      }
    },
    async connect(target) {
      const leave = await limiter.enter();
      const outcome = await connect(target, leave);
      if (outcome.kind === 'failure') leave();
      return outcome;
    },
  };
}

const timeLeft = (started: number, timeoutMs: number): number =>
  Math.max(1, Math.round(timeoutMs - (performance.now() - started)));

/** A name that is overridden for any port has those addresses. */
function withOverrides(dns: Dns, overrides: readonly Override[]): Dns {
  return {
    ...dns,
    addresses: (name) => {
      const records = findOverriddenAddresses(overrides, name);
      return records.length === 0 ? dns.addresses(name) : Promise.resolve({ kind: 'records', records });
    },
  };
}

async function findAddresses(
  dns: Dns,
  overrides: readonly Override[],
  hostname: string,
  port: number,
  timeoutMs: number,
): Promise<readonly string[] | NetworkFailure> {
  const stated = findOverride(overrides, hostname, port);
  if (stated !== undefined) return stated;
  if (isIP(hostname) !== 0) return [hostname];
  const found = await beforeDeadline(dns.addresses(hostname), timeoutMs);
  if (found === 'late')
    return failWith('dns', `the DNS does not answer for ${hostname} within ${toSeconds(timeoutMs)}`);
  if (found.kind === 'records') return found.records;
  if (found.kind === 'none') return failWith('no-address', `${hostname} has no address`);
  return failWith('dns', `the addresses of ${hostname} cannot be found: ${found.problem}`);
}
