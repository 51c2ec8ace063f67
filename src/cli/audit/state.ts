import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import type { AuditFinding, AuditResult, AuditVerdict, Target } from '../../checks/audit/index.ts';
import { readCode } from '../../node/network/failure.ts';

/** The last result for a server or URL. */
export interface Remembered {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What entries announced of it then. */
  readonly announced: string;
  readonly result: AuditResult;
}

/** What is known from earlier runs, and where more is written. */
export interface State {
  readonly known: ReadonlyMap<string, Remembered>;
  /** Adds a result; it is in the file, or without a file nowhere, when this ends. */
  write(target: Target, at: number, result: AuditResult): Promise<void>;
}

/** A state file that cannot be read or written; the message is for the person who named it. */
export class StateError extends Error {}

/** What entries announce of a target; a result counts only while it stays the same. */
export const toAnnouncedText = ({ listings }: Target): string =>
  listings.map(({ authentication, entries }) => `${authentication.join(' ')}: ${entries.join(' ')}`).join('; ');

/** Results that a file may hold of one target before it is written anew. */
const worthRewriting = 4;

/**
 * Opens a file of results, one line of JSON each; the last one for a target counts. Lines that cannot be read are passed
 * over, since a run may have been ended in the middle of one.
 *
 * @throws StateError for a file that is there and cannot be read or written, later too.
 */
export async function openState(file: string | undefined): Promise<State> {
  if (file === undefined) return { known: new Map(), write: () => Promise.resolve() };
  const orFail = async <T>(action: Promise<T>): Promise<T> => {
    try {
      return await action;
    } catch (error) {
      throw new StateError(`--state ${file} cannot be read or written (${readCode(error)})`);
    }
  };
  return readState(file, orFail);
}

async function readState(file: string, orFail: <T>(action: Promise<T>) => Promise<T>): Promise<State> {
  const text = await orFail(readIfThere(file));
  const lines = text.split('\n').filter((line) => line !== '');
  const known = new Map<string, Remembered>();
  for (const { name, ...remembered } of lines.flatMap((line) => parseLine(line) ?? [])) known.set(name, remembered);
  if (lines.length > worthRewriting * known.size && known.size > 0) {
    const whole = [...known].map(([name, one]) => toLine(name, one)).join('');
    await orFail(writeFile(`${file}.new`, whole).then(() => rename(`${file}.new`, file)));
  } else if (text !== '' && !text.endsWith('\n')) {
    // What follows must not become part of half a line.
    await orFail(appendFile(file, '\n'));
  }
  let last: Promise<void> = Promise.resolve();
  return {
    known,
    write(target, at, result) {
      const line = toLine(target.name, { at, announced: toAnnouncedText(target), result });
      last = last.then(() => orFail(appendFile(file, line)));
      return last;
    },
  };
}

const toLine = (name: string, { at, announced, result }: Remembered): string =>
  `${JSON.stringify({ at: new Date(at).toISOString(), name, announced, ...result })}\n`;

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (readCode(error) === 'ENOENT') return '';
    throw error;
  }
}

const verdicts: readonly unknown[] = ['ok', 'gone', 'inconclusive'] satisfies readonly AuditVerdict[];
const severities: readonly unknown[] = ['error', 'warning', 'note'] satisfies readonly AuditFinding['severity'][];

function parseLine(text: string): (Remembered & { readonly name: string }) | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { name, announced, verdict, why, findings } = value;
  const at = typeof value.at === 'string' ? Date.parse(value.at) : NaN;
  if (typeof name !== 'string' || typeof announced !== 'string' || typeof why !== 'string') return undefined;
  if (Number.isNaN(at) || !verdicts.includes(verdict) || !Array.isArray(findings)) return undefined;
  if (!findings.every(isFinding)) return undefined;
  return { name, at, announced, result: { verdict: verdict as AuditVerdict, why, findings } };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isFinding = (value: unknown): value is AuditFinding =>
  isObject(value) &&
  severities.includes(value.severity) &&
  ['code', 'subject', 'text'].every((name) => typeof value[name] === 'string') &&
  (value.cure === undefined || typeof value.cure === 'string') &&
  typeof value.needsPerson === 'boolean' &&
  Array.isArray(value.entries) &&
  value.entries.every((entry) => typeof entry === 'string');
