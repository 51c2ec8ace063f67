// A network made of transcripts, with a clock that moves only while somebody waits.
import type { AnnouncedServer } from '../../../src/checks/servers/index.ts';
import type { Connection, Network, NetworkFailure, TlsFacts } from '../../../src/checks/network.ts';

/** What a server says. Lines answer a command by its verb; `$` stands for the tag of IMAP. */
export interface Script {
  readonly greets: readonly string[];
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** Answers after STARTTLS; under `''` what comes without being asked. */
  readonly overTls?: Readonly<Record<string, readonly string[]>>;
  readonly startTls?: NetworkFailure;
  readonly tls?: TlsFacts;
  /** Said for ever, once there is nothing else to say. */
  readonly floods?: string;
  /** What comes at the end in place of silence. */
  readonly ends?: 'closed' | 'too-long';
}

/** What is behind a port. */
export interface Port {
  readonly implicit?: Script | NetworkFailure;
  readonly none?: Script | NetworkFailure;
}

export interface FakeNetwork extends Network {
  /** Every line that was sent. */
  readonly sent: string[];
  readonly isEveryConnectionClosed: () => boolean;
}

export const start = Date.UTC(2026, 10, 23);
const day = 86_400_000;

/** TLS that nobody complains about. */
export const goodTls: TlsFacts = {
  protocol: 'TLSv1.3',
  names: ['mail.example.com'],
  issuer: 'Example Authority',
  validFrom: start - 30 * day,
  validTo: start + 60 * day,
  chainLength: 2,
};

/** Facts of a certificate that ends so many days from now. */
export const endingIn = (days: number): TlsFacts => ({ ...goodTls, validTo: start + days * day });

export const failure = (problem: NetworkFailure['problem']): NetworkFailure => ({
  kind: 'failure',
  problem,
  text: `made up: ${problem}`,
});

/** What is announced of a server, on the port that belongs to it. */
export const announce = (
  type: AnnouncedServer['type'],
  socketType: AnnouncedServer['socketType'],
  ...authentication: AnnouncedServer['authentication']
): AnnouncedServer => ({
  type,
  socketType,
  hostname: 'mail.example.com',
  port: 4000,
  authentication: authentication.length === 0 ? ['password-cleartext'] : authentication,
});

export function createFakeNetwork({ implicit = failure('tls'), none = failure('timeout') }: Port): FakeNetwork {
  let clock = start;
  let open = 0;
  const sent: string[] = [];
  const never = (): never => {
    throw new Error('a probe asks for nothing but connections');
  };
  const converse = (script: Script, isImplicit: boolean): Connection => {
    let waiting = [...script.greets];
    let isSecure = isImplicit;
    let isOpen = true;
    open += 1;
    return {
      tls: () => (isSecure ? (script.tls ?? goodTls) : undefined),
      readLine: (timeoutMs) => {
        const line = waiting.shift() ?? script.floods;
        if (line !== undefined) return Promise.resolve({ kind: 'line', line });
        if (script.ends !== undefined) return Promise.resolve(failure(script.ends));
        clock += timeoutMs;
        return Promise.resolve(failure('timeout'));
      },
      write(text) {
        sent.push(text);
        const [, tag = '', verb = ''] = /^(d\d )?(\S+)/.exec(text) ?? [];
        const answers = isSecure && !isImplicit ? script.overTls : script.answers;
        waiting.push(...(answers?.[verb] ?? []).map((line) => line.replace(/^\$ /, tag)));
      },
      startTls: () => {
        if (waiting.length > 0) return Promise.resolve(failure('malformed'));
        if (script.startTls !== undefined) return Promise.resolve(script.startTls);
        isSecure = true;
        waiting = [...(script.overTls?.[''] ?? [])];
        return Promise.resolve(undefined);
      },
      close() {
        if (isOpen) open -= 1;
        isOpen = false;
      },
    };
  };
  return {
    dns: { addresses: never, cname: never, mx: never, srv: never, txt: never },
    request: never,
    now: () => clock,
    connect({ tls, timeoutMs }) {
      const port = tls === 'implicit' ? implicit : none;
      if (!('kind' in port))
        return Promise.resolve({ kind: 'connected', connection: converse(port, tls === 'implicit') });
      if (port.problem === 'timeout') clock += timeoutMs;
      return Promise.resolve(port);
    },
    sent,
    isEveryConnectionClosed: () => open === 0,
  };
}
