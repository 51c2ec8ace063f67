import type { Network } from '../network.ts';
import type { AnnouncedServer } from './announced.ts';
import { createBudget, defaultLimits, openDialogue, type Budget, type Dialogue, type ProbeLimits } from './dialogue.ts';
import { imap } from './imap.ts';
import { managesieve } from './managesieve.ts';
import { pop3 } from './pop3.ts';
import type { Protocol } from './protocol.ts';
import type { Said, ServerReport, Step, Taken, Trouble } from './report.ts';
import { smtp } from './smtp.ts';

const protocols: Readonly<Record<AnnouncedServer['type'], Protocol>> = { imap, pop3, smtp, managesieve };

/**
 * Connects to a server as a client that was told of it, up to the point where one would log in.
 *
 * @returns what was learnt, within `limits.totalMs` of talking; it sends no name, no password and no message.
 */
export async function probeServer(
  server: AnnouncedServer,
  network: Network,
  limits: ProbeLimits = defaultLimits,
): Promise<ServerReport> {
  const budget = createBudget(network, limits.totalMs);
  const report = await visit(server, server.socketType === 'SSL' ? 'implicit' : 'none', network, limits, budget);
  return report.isReached ? report : tryOtherWay(server, report, network, limits, budget);
}

type Draft = { -readonly [Key in keyof ServerReport]: ServerReport[Key] };

async function visit(
  server: AnnouncedServer,
  tls: 'implicit' | 'none',
  network: Network,
  limits: ProbeLimits,
  budget: Budget,
): Promise<ServerReport> {
  const steps: Taken[] = [];
  const draft: Draft = { isReached: false, steps };
  const take = async <T>(step: Step, action: () => Promise<T>): Promise<T> => {
    const started = network.now();
    const outcome = await action();
    steps.push({ step, ms: network.now() - started });
    return outcome;
  };
  const dialogue = await take('connect', () =>
    openDialogue(network, { hostname: server.hostname, port: server.port, tls }, limits, budget),
  );
  if ('kind' in dialogue) return { ...draft, trouble: { step: 'connect', cause: dialogue } };
  try {
    const trouble = await converse(protocols[server.type], dialogue, { draft, take, tls, server });
    return trouble === undefined ? draft : { ...draft, trouble };
  } finally {
    dialogue.close();
  }
}

interface Visit {
  readonly draft: Draft;
  readonly take: <T>(step: Step, action: () => Promise<T>) => Promise<T>;
  readonly tls: 'implicit' | 'none';
  readonly server: AnnouncedServer;
}

/** Goes through the steps and writes down what they say; the first one without an outcome ends it. */
async function converse(
  protocol: Protocol,
  dialogue: Dialogue,
  { draft, take, tls, server }: Visit,
): Promise<ServerReport['trouble']> {
  const facts = dialogue.tls();
  if (facts !== undefined) draft.tls = facts;
  const greeting = await take('greeting', () => protocol.greet(dialogue));
  if (greeting.kind !== 'said') return { step: 'greeting', cause: greeting };
  draft.isReached = true;
  draft.greeting = greeting.value.text;

  const offer = await take('capabilities', () => protocol.askOffer(dialogue, greeting.value, false));
  if (offer.kind !== 'said') return { step: 'capabilities', cause: offer };
  if (tls === 'implicit') draft.overTls = offer.value;
  else draft.inClearText = offer.value;

  if (tls === 'none' && server.socketType === 'STARTTLS' && offer.value.hasStartTls) {
    const agreed = await take('STARTTLS', () => protocol.askStartTls(dialogue));
    if (agreed.kind !== 'said') return { step: 'STARTTLS', cause: agreed };
    const failure = await take('TLS', () => dialogue.secure());
    if (failure !== undefined) return { step: 'TLS', cause: failure };
    const upgraded = dialogue.tls();
    if (upgraded !== undefined) draft.tls = upgraded;
    const again = await take('capabilities over TLS', () => protocol.askOffer(dialogue, greeting.value, true));
    if (again.kind !== 'said') return { step: 'capabilities over TLS', cause: again };
    draft.overTls = again.value;
  }

  const { idle } = protocol;
  const idled: Said<undefined> | undefined = idle && (await take('NOOP', () => idle(dialogue)));
  if (idled !== undefined && idled.kind !== 'said') return { step: 'NOOP', cause: idled };
  // Nothing depends on how a server says goodbye.
  await take('goodbye', () => protocol.leave(dialogue));
  return undefined;
}

const isWorthASecondLook = (cause: Trouble): boolean =>
  cause.kind === 'failure' && ['tls', 'timeout', 'closed', 'malformed', 'too-long'].includes(cause.problem);

/** A port that does not answer as it should may speak TLS where clear text is announced, or the reverse. */
async function tryOtherWay(
  server: AnnouncedServer,
  report: ServerReport,
  network: Network,
  limits: ProbeLimits,
  budget: Budget,
): Promise<ServerReport> {
  const { trouble } = report;
  if (trouble === undefined || !isWorthASecondLook(trouble.cause)) return report;
  const isTlsAnnounced = server.socketType === 'SSL';
  const isConnected = trouble.step === 'greeting';
  const isTimeout = trouble.cause.kind === 'failure' && trouble.cause.problem === 'timeout';
  // A port that has TLS and then no greeting does not speak clear text, and one that takes no connection speaks nothing.
  if (isTlsAnnounced === isConnected) return isConnected && isTimeout ? { ...report, isSilent: true } : report;
  const other = await visit(server, isTlsAnnounced ? 'none' : 'implicit', network, limits, budget);
  const isOtherConnected = other.trouble?.step !== 'connect';
  if (isTlsAnnounced) {
    if (other.isReached) return { ...report, isReached: true, speaks: 'clear text', ...toGreeting(other) };
    if (!isOtherConnected) return report;
    const { cause } = other.trouble ?? trouble;
    if (cause.kind === 'unexpected') return { ...report, trouble: { step: 'greeting', cause } };
    return isTimeout && cause.problem === 'timeout' ? { ...report, isSilent: true } : report;
  }
  if (isOtherConnected) return { ...report, isReached: other.isReached, speaks: 'TLS', ...toGreeting(other) };
  return isTimeout ? { ...report, isSilent: true } : report;
}

const toGreeting = ({ greeting, tls }: ServerReport): Pick<ServerReport, 'greeting' | 'tls'> => ({
  ...(greeting === undefined ? {} : { greeting }),
  ...(tls === undefined ? {} : { tls }),
});
