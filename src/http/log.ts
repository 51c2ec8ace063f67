/** One line of the log. Every field has a fixed set of values, so that nothing a person sent can be in it. */
export interface LogEntry {
  readonly level: 'info' | 'error';
  readonly requestId: string;
  readonly method: string;
  /** The route's pattern, never the path. */
  readonly route: string;
  readonly format: string;
  readonly outcome: string;
  readonly status: number;
  /**
   * Where an unexpected error was thrown: its class and its stack, without its message. Or why profiles go out
   * unsigned: a sentence about a variable, and the cure.
   */
  readonly error?: string;
}

/** Where log lines go. */
export type Log = (entry: LogEntry) => void;

/**
 * What is wrong with a tenant's record, or with the storage of records. The domain stays out, as from every line:
 * `npm run mailbeacon -- tenants` says whose record it is.
 *
 * @param reason - a word of a fixed set
 */
export const toLoggedTenant = (reason: string, requestId: string): LogEntry => ({
  level: 'error',
  requestId,
  method: 'none',
  route: 'none',
  format: 'none',
  outcome: reason === 'unavailable' ? 'temporarily-unavailable' : 'unknown-domain',
  status: reason === 'unavailable' ? 503 : 404,
  error: `tenants, record of a domain: ${reason}`,
});

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']);

/** A method by name if it is a usual one: clients may send any token. */
export const toLoggedMethod = (method: string): string => (knownMethods.has(method) ? method : 'other');

/** That the resolver could not be asked: in a sentence, and about no domain. */
export const toLoggedDns = (problem: string, requestId: string): LogEntry => ({
  level: 'error',
  requestId,
  method: 'none',
  route: 'none',
  format: 'none',
  outcome: 'dns-unavailable',
  status: 503,
  error: `DNS_RESOLVER: ${problem}`,
});

/** The class and the stack of an error; messages may quote what was sent. */
export function toLoggedError(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.constructor.name, ...frames.map((line) => line.trim())].join(' ');
}
