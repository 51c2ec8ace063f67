import type { Answer, Configured, Nothing, Redirect, ServiceConclusion, ServiceFound } from '../../clients/index.ts';
import type { SendOnce } from '../memo.ts';
import { follow, type FilledRequest, type Journey } from './follow.ts';
import { toMxHosts } from './mx-hosts.ts';
import type { Discovery, PlannedRequest, Stage } from './plan.ts';
import { fillIn, type Variables } from './variables.ts';

/** One request of a client with what the client makes of it. */
export interface Step {
  readonly planned: PlannedRequest;
  readonly journey: Journey;
  /** Undefined where there was nothing to read. */
  readonly conclusion: ServiceConclusion | undefined;
}

/** What a client ends up with, and how it came to it. */
export interface Replay {
  readonly client: string;
  readonly remark: string | undefined;
  readonly steps: readonly Step[];
  /** The step that decided; undefined where none did. */
  readonly decidedBy: Step | undefined;
  readonly found: Configured | ServiceFound | undefined;
}

/** What the DNS says that discovery depends on. */
export interface DnsFacts {
  readonly mx: string | undefined;
  readonly srv: string | undefined;
  /** At `_ua-auto-config`. */
  readonly txt: readonly string[];
}

/** Who looks, and how. */
export interface ReplayContext {
  readonly email: string;
  readonly domain: string;
  readonly md5: string;
  readonly dns: DnsFacts;
  readonly send: SendOnce;
  /** Whether lists that others keep are asked, such as the ISPDB. */
  readonly asksForeign: boolean;
}

/** How often a client starts again because an answer named another address or URL; Thunderbird and Outlook stop after two or more. */
const maxRestarts = 2;

/** Goes through a client's whole discovery. Stages behind a find are not asked. */
export async function replay(discovery: Discovery, context: ReplayContext): Promise<Replay> {
  const { client, remark } = discovery;
  const steps: Step[] = [];
  for (const { stage, mx } of expand(discovery.stages, context.dns.mx)) {
    const taken = await runStage(stage, mx, context);
    steps.push(...taken);
    const decision = decide(stage, taken);
    if (decision === undefined) continue;
    const { step } = decision;
    if (decision.kind === 'found') return { client, remark, steps, decidedBy: step, found: decision.found };
    if (decision.kind === 'ended') return { client, remark, steps, decidedBy: step, found: undefined };
  }
  return { client, remark, steps, decidedBy: undefined, found: undefined };
}

interface Run {
  readonly stage: Stage;
  readonly mx: string | undefined;
}

/** A stage for each MX host, where it is for those. */
function expand(stages: readonly Stage[], mx: string | undefined): readonly Run[] {
  return stages.flatMap((stage): readonly Run[] => {
    if (stage.forMx === undefined) return [{ stage, mx: undefined }];
    return mx === undefined ? [] : toMxHosts(mx, stage.forMx).map((host) => ({ stage, mx: host }));
  });
}

/** All of a stage at once; lists of others only if nobody else had a find before them. */
async function runStage(stage: Stage, mx: string | undefined, context: ReplayContext): Promise<readonly Step[]> {
  const own = stage.requests.filter(({ isForeign }) => isForeign !== true);
  const foreign = context.asksForeign ? stage.requests.filter(({ isForeign }) => isForeign === true) : [];
  const taken = (await Promise.all(own.map((planned) => take(planned, mx, context)))).flat();
  if (decide(stage, taken)?.kind === 'found') return taken;
  const asked = (await Promise.all(foreign.map((planned) => take(planned, mx, context)))).flat();
  const order = stage.requests;
  return [...taken, ...asked].sort((a, b) => order.indexOf(a.planned) - order.indexOf(b.planned));
}

/** One request with what it leads to; nothing where it cannot be made, such as without an SRV record. */
async function take(
  planned: PlannedRequest,
  mx: string | undefined,
  context: ReplayContext,
  restarts = 0,
): Promise<readonly Step[]> {
  const { email, domain, md5, dns } = context;
  // Names of MX hosts of the domain itself lead to what was asked already.
  if (mx === domain) return [];
  const variables: Variables = { domain, email, md5, mx, srv: dns.srv };
  const filled = fillRequest(planned, variables);
  if (filled === undefined) return [];
  const journey = await follow(filled, context.send, planned.timeoutMs);
  const conclusion = conclude(planned, journey, context);
  const step: Step = { planned, journey, conclusion };
  const redirect = conclusion?.outcome === 'nothing' ? conclusion.redirect : undefined;
  if (redirect === undefined || restarts >= maxRestarts) return [step];
  const next = toRestart(redirect, planned, context);
  return next === undefined ? [step] : [...(await take(next.planned, mx, next.context, restarts + 1)), step];
}

/** The same client at another URL, or with another address. */
function toRestart(
  { by, target }: Redirect,
  planned: PlannedRequest,
  context: ReplayContext,
): { readonly planned: PlannedRequest; readonly context: ReplayContext } | undefined {
  if (by === 'url') {
    return isWebUrl(target) ? { planned: { ...planned, url: target }, context } : undefined;
  }
  const domain = target.slice(target.lastIndexOf('@') + 1).toLowerCase();
  return { planned, context: { ...context, email: target, domain } };
}

const isWebUrl = (text: string): text is PlannedRequest['url'] => /^https?:\/\//i.test(text) && URL.canParse(text);

function fillRequest(planned: PlannedRequest, variables: Variables): FilledRequest | undefined {
  const { method, redirects, opensWithGet, headers = {}, body } = planned;
  const url = fillIn(planned.url, variables);
  const filledBody = body === undefined ? undefined : fillIn(body, variables);
  if (url === undefined || (body !== undefined && filledBody === undefined)) return undefined;
  return {
    method,
    url,
    headers,
    redirects,
    ...(filledBody === undefined ? {} : { body: filledBody }),
    ...(opensWithGet === undefined ? {} : { opensWithGet }),
  };
}

function conclude({ reader }: PlannedRequest, { end }: Journey, context: ReplayContext): ServiceConclusion | undefined {
  if (end.kind !== 'answer') return undefined;
  const { status, headers, body } = end.answer;
  const answer: Answer = {
    status,
    contentType: headers['content-type'] ?? '',
    body,
    ...(headers.location === undefined ? {} : { location: headers.location }),
    ...(reader.reads === 'pacc' ? { txt: context.dns.txt } : {}),
  };
  return reader.read(answer, { email: context.email });
}

type Decision =
  | { readonly kind: 'found'; readonly step: Step; readonly found: Configured | ServiceFound }
  | { readonly kind: 'lost' | 'ended'; readonly step: Step };

/** Which step decides a stage by the client's rules; undefined where all came to nothing. */
export function decide({ decides }: Pick<Stage, 'decides'>, steps: readonly Step[]): Decision | undefined {
  for (const step of steps) {
    const { conclusion, journey } = step;
    if (conclusion === undefined) continue;
    if (conclusion.outcome !== 'nothing') return { kind: 'found', step, found: conclusion };
    const isSuccess =
      journey.end.kind === 'answer' && journey.end.answer.status >= 200 && journey.end.answer.status < 300;
    if (decides === 'success' && isSuccess && conclusion.redirect === undefined) return { kind: 'lost', step };
    if (decides === 'usable' && isDeadEnd(conclusion)) return { kind: 'ended', step };
  }
  return undefined;
}

const isDeadEnd = ({ stopsSearching, redirect }: Nothing): boolean => stopsSearching === true && redirect === undefined;
