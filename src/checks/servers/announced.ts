import type { Authentication, Server, SocketType } from '../../core/types.ts';

/** A mail server as clients are told of it, as far as a probe needs to know. */
export interface AnnouncedServer {
  readonly type: 'imap' | 'pop3' | 'smtp' | 'managesieve';
  readonly hostname: string;
  readonly port: number;
  readonly socketType: SocketType;
  readonly authentication: readonly Authentication[];
}

const types: ReadonlySet<string> = new Set(['imap', 'pop3', 'smtp', 'managesieve']);

/** Whether there is a probe for a server of an entry. */
export const isProbed = <S extends Server>(server: S): server is S & AnnouncedServer => types.has(server.type);

/** How a server is called in findings, as `imap.example.com:993`. */
export const toSubject = ({ hostname, port }: AnnouncedServer): string =>
  hostname.includes(':') ? `[${hostname}]:${port}` : `${hostname}:${port}`;

/** How people call a protocol. */
export const protocolName = { imap: 'IMAP', pop3: 'POP3', smtp: 'SMTP', managesieve: 'ManageSieve' } as const;
