import { appendFile, readFile } from 'node:fs/promises';
import type { Diagnosis } from '../../checks/diagnose.ts';

/** One run, as a line of the history; no address is in it. */
export interface HistoryLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly domain: string;
  /** Outcome by client. */
  readonly clients: Readonly<Record<string, string>>;
  /** `severity code subject` of everything that is not in order, sorted. */
  readonly findings: readonly string[];
}

/** What is different from the run before. */
export interface Change {
  readonly kind: 'new' | 'gone' | 'client';
  readonly text: string;
}

export function toHistoryLine({ domain, clients, findings }: Diagnosis, now: number): HistoryLine {
  return {
    at: new Date(now).toISOString(),
    domain,
    clients: Object.fromEntries(clients.map(({ client, outcome }) => [client, outcome])),
    findings: [
      ...new Set(
        findings
          .filter(({ severity }) => severity === 'error' || severity === 'warning')
          .map(({ severity, code, subject }) => `${severity} ${code} ${subject}`),
      ),
    ].sort(),
  };
}

/** Finds what changed since the last run for the domain; everything that is wrong is new the first time. */
export function findChanges(before: HistoryLine | undefined, after: HistoryLine): readonly Change[] {
  const [old, now] = [new Set(before?.findings ?? []), new Set(after.findings)];
  const clients = Object.entries(after.clients).flatMap(([client, outcome]): readonly Change[] => {
    const earlier = before?.clients[client];
    if (earlier === undefined || earlier === outcome) return [];
    return [{ kind: 'client', text: `${client}: ${earlier} → ${outcome}` }];
  });
  return [
    ...clients,
    ...[...now].filter((finding) => !old.has(finding)).map((text): Change => ({ kind: 'new', text })),
    ...[...old].filter((finding) => !now.has(finding)).map((text): Change => ({ kind: 'gone', text })),
  ];
}

/**
 * The last line for a domain in a history file; undefined where there is none. Lines that cannot be read are passed
 * over: a full disk may have cut one off.
 */
export async function readLastLine(file: string, domain: string): Promise<HistoryLine | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return text
    .split('\n')
    .flatMap((line) => parseLine(line) ?? [])
    .findLast((line) => line.domain === domain);
}

/** Adds a line; the file is made if it is not there. */
export async function appendLine(file: string, line: HistoryLine): Promise<void> {
  await appendFile(file, `${JSON.stringify(line)}\n`);
}

function parseLine(text: string): HistoryLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { at, domain, clients, findings } = value as Partial<Record<keyof HistoryLine, unknown>>;
  if (typeof at !== 'string' || typeof domain !== 'string') return undefined;
  if (typeof clients !== 'object' || clients === null || !Array.isArray(findings)) return undefined;
  return {
    at,
    domain,
    clients: Object.fromEntries(Object.entries(clients).map(([client, outcome]) => [client, String(outcome)])),
    findings: findings.map(String),
  };
}
