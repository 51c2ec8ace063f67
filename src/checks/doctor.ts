import type { MailSettings } from '../core/types.ts';
import * as discoveries from './discovery/index.ts';
import type { Discovery } from './discovery/plan.ts';
import { replay, type Replay } from './discovery/replay.ts';
import { isSigned } from './discovery/signed-profile.ts';
import { checkServiceRecords, judgePaccDigest, readDomainFacts } from './dns.ts';
import { explainReplays } from './explain.ts';
import type { Finding, Severity } from './finding.ts';
import { createSendOnce, type RequestLimits, type SendOnce } from './memo.ts';
import { checkMtaSts } from './mta-sts.ts';
import type { Network } from './network.ts';
import { judgeReplay, type ClientVerdict } from './verdict.ts';

/** Whom to look for, and how. */
export interface DoctorOptions {
  /** For clients that send one; with a domain alone, an address that every domain has. */
  readonly email: string;
  readonly domain: string;
  /** What the registry says, to compare with; undefined where it does not know the domain. */
  readonly settings: MailSettings | undefined;
  readonly network: Network;
  readonly limits: RequestLimits;
  /** Lists that others keep, such as the ISPDB, are asked as the clients ask them. */
  readonly asksForeign: boolean;
  /** MD5 in hexadecimal digits; Evolution sends one. */
  readonly toMd5: (text: string) => Promise<string>;
  /** Names of clients; all of them if empty. */
  readonly clients: readonly string[];
  /** Told when a part is done. */
  readonly progress?: (done: string) => void;
}

/** Everything that the HTTP and DNS side of a domain came to. */
export interface DiscoveryReport {
  readonly domain: string;
  readonly clients: readonly ClientVerdict[];
  readonly findings: readonly Finding[];
}

/** Every client whose discovery is known, in the order of reports. */
export const allDiscoveries: readonly Discovery[] = [
  discoveries.thunderbird,
  discoveries.thunderbirdAndroid,
  discoveries.evolution,
  discoveries.kmail,
  discoveries.deltaChat,
  discoveries.nextcloud,
  discoveries.fairEmail,
  discoveries.outlook,
  discoveries.newOutlook,
  discoveries.outlookMobile,
  discoveries.apple,
  discoveries.appleExchange,
  discoveries.pacc,
];

/** Looks at a domain from outside, as each client does. Never throws for what the network does. */
export async function examineDiscovery(options: DoctorOptions): Promise<DiscoveryReport> {
  const { email, domain, settings, network, limits, asksForeign, toMd5, clients, progress } = options;
  const send = createSendOnce(network, limits);
  const [{ facts, findings: dnsFindings, mx }, md5] = await Promise.all([
    readDomainFacts(domain, network.dns),
    toMd5(email.toLowerCase()),
  ]);
  progress?.('DNS');
  const chosen = allDiscoveries.filter(({ client }) => clients.length === 0 || clients.includes(client));
  const context = { email, domain, md5, dns: facts, send, asksForeign };
  const [replays, policy, services] = await Promise.all([
    Promise.all(
      chosen.map(async (discovery) => {
        const replayed = await replay(discovery, context);
        progress?.(discovery.client);
        return replayed;
      }),
    ),
    checkMtaSts(domain, mx, network.dns, send),
    settings === undefined ? [] : checkServiceRecords(settings, network.dns),
  ]);
  const verdicts = replays.map((replayed) => judgeReplay(replayed, settings));
  const findings = [
    ...verdicts.flatMap(toFinding),
    ...explainReplays(replays, domain),
    ...dnsFindings,
    ...judgePaccDigest(domain, await readPacc(domain, send), facts.txt),
    ...explainProfile(replays),
    ...policy,
    ...services,
  ];
  return { domain, clients: verdicts, findings: findings.toSorted((a, b) => rank(a.severity) - rank(b.severity)) };
}

const rank = (severity: Severity): number => ['error', 'warning', 'note', 'ok'].indexOf(severity);

function toFinding({ client, outcome, why, from }: ClientVerdict): readonly Finding[] {
  if (outcome === 'wrong') {
    const subject = from ?? client;
    const text = `${client} ends up with the wrong settings: ${why}`;
    const cure = 'Correct the answer there, or the entry in the registry';
    return [{ severity: 'error', code: 'settings-differ', subject, text, cure }];
  }
  return [];
}

/** The document as PACC clients read it: by https, and nothing else. */
async function readPacc(domain: string, send: SendOnce): Promise<string | undefined> {
  const url = `https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json`;
  const { outcome } = await send({ method: 'GET', url, headers: {}, timeoutMs: 10_000 });
  if (outcome.kind !== 'answer' || outcome.status !== 200) return undefined;
  return /^application\/json/i.test(outcome.headers['content-type'] ?? '') ? outcome.body : undefined;
}

function explainProfile(replays: readonly Replay[]): readonly Finding[] {
  return replays.flatMap(({ found, decidedBy }): readonly Finding[] => {
    if (found === undefined || decidedBy?.planned.reader.reads !== 'profile') return [];
    const { end } = decidedBy.journey;
    if (end.kind !== 'answer' || isSigned(end.answer.body)) return [];
    return [
      {
        severity: 'note',
        code: 'profile-unsigned',
        subject: decidedBy.planned.url
          .replace(/\?.*$/, '')
          .replace('{domain}', new URL(decidedBy.journey.hops[0].url).hostname.replace(/^autoconfig\./, '')),
        text: 'The profile is not signed, so iOS calls it “Unsigned” in red before the person installs it',
        cure: 'Set SIGNING_KEY and SIGNING_CERTIFICATE',
      },
    ];
  });
}
