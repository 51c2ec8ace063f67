import { NodeBuffer } from '../buffer.ts';

/** One request, and what its answer has to be. */
export interface Exchange {
  /** What it is, in a few words: `profile`, `hostile POX`. */
  readonly kind: string;
  readonly method: string;
  readonly bytes: Buffer;
  /** The statuses that documentation allows; more than one only where the input is random. */
  readonly statuses: readonly number[];
  /** A text of the person who asks. No other person's may come back, and this one must where `isPersonal`. */
  readonly person?: string;
  readonly isPersonal?: boolean;
  /** Whether the server below the application may answer, in words of its own. */
  readonly mayEndInServer?: boolean;
  /** Whether the connection may end without an answer: Node ends one that the client has ended on its side. */
  readonly mayBeSilent?: boolean;
}

/** How the bytes of exchanges go out. */
export type Manner =
  /** One after another on a connection that others use too. */
  | 'kept'
  /** All at once, before the first answer. */
  | 'pipelined'
  /** In pieces with time between them. */
  | 'slow'
  /** Half of them, and then the connection is gone. */
  | 'aborted'
  /** The client ends its side and still reads. */
  | 'half-open';

/** What one client does. */
export interface Plan {
  readonly manner: Manner;
  readonly exchanges: readonly Exchange[];
}

/** What goes into a request beside its method. */
export interface Parts {
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A request in bytes (RFC 9112 §3). Texts are taken as Latin-1, so that any byte can be said; bodies as UTF-8. */
export function toBytes(
  method: string,
  target: string,
  { host = 'autoconfig.example.com', headers, body }: Parts,
): Buffer {
  const content = body === undefined ? undefined : NodeBuffer.from(body);
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`];
  for (const [name, value] of Object.entries(headers ?? {})) lines.push(`${name}: ${value}`);
  if (content !== undefined) lines.push(`Content-Length: ${content.length}`);
  const head = NodeBuffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return content === undefined ? head : NodeBuffer.concat([head, content]);
}
