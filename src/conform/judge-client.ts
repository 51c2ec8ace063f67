import type { Configured, ServerChoice, ServiceConclusion } from '../clients/index.ts';
import { toClientAnswer, toVouchedAnswer, type Answered } from './answered.ts';
import type { Expectation } from './case.ts';
import { pass, toExcerpt, toFail, toWorst, type Judgement } from './judgement.ts';
import { findReader } from './readers.ts';
import type { ExpectedServer } from './target.ts';

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>;

/** What the client makes of the answer. */
function conclude(client: string, answered: Answered): ServiceConclusion {
  const reader = findReader(client);
  if (reader === undefined) return { outcome: 'nothing', why: 'there is no such client' };
  const answer = reader.reads === 'pacc' ? toVouchedAnswer(answered) : toClientAnswer(answered);
  return reader.read(answer, { email: answered.account });
}

const toServers = ({ incoming, outgoing, alternatives = [] }: Configured): readonly ServerChoice[] => [
  incoming,
  outgoing,
  ...alternatives,
];

function toWords({ protocol, hostname, port, security }: Omit<ExpectedServer, 'username'> | ServerChoice): string {
  return `${protocol} ${toExcerpt(hostname)}:${String(port)} ${security}`;
}

/** A client that finds out by connecting can still end up with whatever works. */
function isSecurity(found: ServerChoice['security'], expected: ServerChoice['security']): boolean {
  return found === expected || (found === 'try' && expected !== 'plain');
}

/** Without knowing the servers: what no account can be made of. */
function judgePlausible(client: string, server: ServerChoice): Judgement {
  const found = `${toWords(server)}, user name “${toExcerpt(server.username)}”`;
  if (!/^[^%\s]+\.[^%\s]+$/.test(server.hostname)) return toFail(`${client}: a host name`, found);
  if (server.security === 'plain') return toFail(`${client}: an encrypted connection`, found);
  if (server.username.includes('%')) return toFail(`${client}: a user name without placeholders`, found);
  return pass;
}

function judgeChoice(
  client: string,
  server: ServerChoice,
  expected: readonly ExpectedServer[] | undefined,
  comparesLogin: boolean,
): Judgement {
  if (expected === undefined) return judgePlausible(client, server);
  const ofProtocol = expected.filter(({ protocol }) => protocol === server.protocol);
  const match = ofProtocol.find(
    ({ hostname, port, security }) =>
      hostname === server.hostname.toLowerCase() && port === server.port && isSecurity(server.security, security),
  );
  if (match === undefined) {
    const wanted = ofProtocol.map(toWords).join(' or ');
    return toFail(`${client}: ${wanted === '' ? `no ${server.protocol}` : wanted}`, toWords(server));
  }
  if (!comparesLogin || match.username === undefined || match.username === server.username) return pass;
  return toFail(`${client}: user name ${toExcerpt(match.username)}`, `“${toExcerpt(server.username)}”`);
}

function toOutcome(conclusion: ServiceConclusion): string {
  if (conclusion.outcome === 'configured') return `${toWords(conclusion.incoming)} and ${toWords(conclusion.outgoing)}`;
  if (conclusion.outcome === 'service')
    return `${conclusion.service.protocol} ${toExcerpt(conclusion.service.hostname)}`;
  const { why, stopsSearching } = conclusion;
  return `${stopsSearching === true ? 'stops searching' : 'nothing'}: ${toExcerpt(why)}`;
}

function judgeOneReader(
  client: string,
  { finds, comparesLogin }: Of<'reads'>,
  answered: Answered,
  expected: readonly ExpectedServer[] | undefined,
): Judgement {
  const conclusion = conclude(client, answered);
  if (finds === 'settings') {
    if (conclusion.outcome !== 'configured') return toFail(`${client} finds settings`, toOutcome(conclusion));
    const { incoming, outgoing } = conclusion;
    return toWorst([incoming, outgoing].map((server) => judgeChoice(client, server, expected, comparesLogin)));
  }
  if (finds === 'url') {
    const isFound =
      conclusion.outcome === 'service' || (conclusion.outcome === 'nothing' && conclusion.redirect !== undefined);
    return isFound ? pass : toFail(`${client} finds a URL`, toOutcome(conclusion));
  }
  const goesOn =
    conclusion.outcome === 'nothing' && conclusion.stopsSearching !== true && conclusion.redirect === undefined;
  return goesOn ? pass : toFail(`${client} goes on to its next source`, toOutcome(conclusion));
}

/** Every client of the expectation finds what it should. */
export function judgeReads(
  expectation: Of<'reads'>,
  answered: Answered,
  expected: readonly ExpectedServer[] | undefined,
): Judgement {
  return toWorst(expectation.clients.map((client) => judgeOneReader(client, expectation, answered, expected)));
}

/** Every client keeps the servers on that port with that security. */
export function judgeSecurityOnPort({ clients, port, is }: Of<'securityOnPort'>, answered: Answered): Judgement {
  const found = clients.flatMap((client) => {
    const conclusion = conclude(client, answered);
    const servers = conclusion.outcome === 'configured' ? toServers(conclusion) : [];
    return servers.filter((server) => server.port === port).map((server) => ({ client, server }));
  });
  if (found.length === 0) return { kind: 'not-applicable', why: `no client keeps a server on port ${String(port)}` };
  const wrong = found.find(({ server }) => !isSecurity(server.security, is));
  return wrong === undefined ? pass : toFail(`${wrong.client}: ${is} on port ${String(port)}`, toWords(wrong.server));
}

/**
 * Two formats agree if, for each protocol that both name, they have a server in common. One may know fewer: Autodiscover
 * names one of each kind, and a profile has room for one account.
 */
export function judgeAgreement({ client, withClient }: Of<'agrees'>, answered: Answered, other: Answered): Judgement {
  const [mine, theirs] = [conclude(client, answered), conclude(withClient, other)];
  if (mine.outcome !== 'configured' || theirs.outcome !== 'configured') {
    return { kind: 'not-applicable', why: 'one of the two has no settings' };
  }
  for (const protocol of ['imap', 'pop3', 'smtp'] as const) {
    const [one, two] = [mine, theirs].map((each) => toServers(each).filter((server) => server.protocol === protocol));
    if (one === undefined || two === undefined || one.length === 0 || two.length === 0) continue;
    const isShared = one.some((server) =>
      two.some(
        ({ hostname, port, security }) =>
          hostname.toLowerCase() === server.hostname.toLowerCase() &&
          port === server.port &&
          (isSecurity(server.security, security) || isSecurity(security, server.security)),
      ),
    );
    if (!isShared) {
      return toFail(
        `the ${protocol} server of ${withClient}: ${two.map(toWords).join(' or ')}`,
        one.map(toWords).join(' or '),
      );
    }
  }
  return pass;
}
