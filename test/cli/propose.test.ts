import { describe, expect, test } from 'vitest';
import type { DnsResult, Network, SrvRecord } from '../../src/checks/network.ts';
import { parseDomain } from '../../src/core/address.ts';
import { propose, type Proposal } from '../../src/cli/init/propose.ts';
import { readEntries } from '../../src/cli/entries.ts';
import { createFakeNetwork, failure, goodTls, type Port, type Script } from '../checks/servers/fake.ts';
import { afterStartTls, overTls } from '../checks/servers/scripts.ts';

const domain = 'willow.example.org';

interface World {
  /** By `host:port`. */
  readonly ports?: Readonly<Record<string, Port>>;
  readonly mx?: string;
  readonly srv?: Readonly<Record<string, SrvRecord>>;
  readonly isDnsDown?: boolean;
}

/** Mail servers by host and port, and the names that lead to them. */
function createWorld({ ports = {}, mx, srv = {}, isDnsDown = false }: World): Network & { readonly asked: string[] } {
  const networks = new Map(Object.entries(ports).map(([place, port]) => [place, createFakeNetwork(port)]));
  const hosts = new Set([...networks.keys()].map((place) => place.split(':')[0]));
  const asked: string[] = [];
  const answer = <T>(records: readonly T[]): Promise<DnsResult<T>> => {
    if (isDnsDown) return Promise.resolve({ kind: 'failed', problem: 'SERVFAIL' });
    return Promise.resolve(records.length === 0 ? { kind: 'none' } : { kind: 'records', records });
  };
  const nothing = createFakeNetwork({});
  return {
    asked,
    now: () => nothing.now(),
    request: (request) => nothing.request(request),
    dns: {
      addresses: (name) => answer(hosts.has(name) ? ['192.0.2.1'] : []),
      cname: () => answer<string>([]),
      txt: () => answer<string>([]),
      mx: () => answer(mx === undefined ? [] : [{ preference: 10, exchange: mx }]),
      srv: (name) => answer(srv[name] === undefined ? [] : [srv[name]]),
    },
    connect: (target) => {
      const place = `${target.hostname}:${String(target.port)}`;
      asked.push(place);
      return networks.get(place)?.connect(target) ?? Promise.resolve(failure('refused'));
    },
  };
}

async function look(
  world: World,
): Promise<Proposal & { readonly places: readonly string[]; readonly asked: readonly string[] }> {
  const network = createWorld(world);
  const parsed = parseDomain(domain);
  if (!parsed.ok) throw new Error('the domain of the tests is none');
  const proposal = await propose(parsed.value, (await readEntries()).registry, network);
  const places = proposal.servers.map(
    ({ type, hostname, port, socketType }) => `${type} ${hostname}:${port} ${socketType}`,
  );
  return { ...proposal, places, asked: network.asked };
}

const imap: Script = overTls.imap;
const smtp: Script = overTls.smtp;

describe('what is proposed', () => {
  test('servers at the usual names that answer as they should', async () => {
    const { places } = await look({
      ports: {
        [`imap.${domain}:993`]: { implicit: imap },
        [`smtp.${domain}:465`]: { implicit: smtp },
        [`smtp.${domain}:587`]: { none: afterStartTls.smtp },
        [`mail.${domain}:4190`]: { none: afterStartTls.managesieve },
      },
    });
    expect(places).toEqual([
      `imap imap.${domain}:993 SSL`,
      `smtp smtp.${domain}:465 SSL`,
      `smtp smtp.${domain}:587 STARTTLS`,
      `managesieve mail.${domain}:4190 STARTTLS`,
    ]);
  });

  test('what the domain publishes itself, before what is guessed', async () => {
    const { places } = await look({
      ports: { 'box.hoster.example:993': { implicit: imap }, [`imap.${domain}:993`]: { implicit: imap } },
      srv: { [`_imaps._tcp.${domain}`]: { priority: 0, weight: 1, port: 993, target: 'box.hoster.example' } },
    });
    expect(places).toEqual(['imap box.hoster.example:993 SSL']);
  });

  test('nothing for a service that is not offered', async () => {
    const { places, caldav } = await look({
      srv: {
        [`_imaps._tcp.${domain}`]: { priority: 0, weight: 0, port: 0, target: '.' },
        [`_caldavs._tcp.${domain}`]: { priority: 0, weight: 0, port: 443, target: 'dav.hoster.example' },
      },
    });
    expect([places, caldav]).toEqual([[], 'https://dav.hoster.example/']);
  });

  test('the host of the MX, if it has the other services too', async () => {
    const { places } = await look({
      mx: 'mx.hoster.example',
      ports: { 'mx.hoster.example:993': { implicit: imap }, 'mx.hoster.example:465': { implicit: smtp } },
    });
    expect(places).toEqual(['imap mx.hoster.example:993 SSL', 'smtp mx.hoster.example:465 SSL']);
  });

  test('the servers of a provider that the registry knows by its MX, without connecting to anybody', async () => {
    const { hoster, asked, mx } = await look({ mx: 'aspmx.l.google.com' });
    expect([hoster?.displayName, mx, asked]).toEqual(['Gmail', 'aspmx.l.google.com', []]);
  });

  test('no server with a certificate that clients refuse, and the person hears why', async () => {
    const { places, faulty } = await look({
      ports: {
        [`imap.${domain}:993`]: {
          implicit: { ...imap, tls: { ...goodTls, problem: 'wrong-name', names: ['other.example'] } },
        },
        [`smtp.${domain}:465`]: { implicit: smtp },
      },
    });
    expect(places).toEqual([`smtp smtp.${domain}:465 SSL`]);
    expect(faulty.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('certificate-wrong-name');
  });

  test('names that say what they are for are asked for nothing else', async () => {
    const { asked } = await look({ ports: { [`smtp.${domain}:465`]: { implicit: smtp } } });
    expect(asked).not.toContain(`smtp.${domain}:993`);
  });

  test('an outage of the DNS is told from a domain without anything', async () => {
    expect((await look({ isDnsDown: true })).outage).toBe('SERVFAIL');
    expect((await look({})).outage).toBeUndefined();
  });
});
