// What good servers say, to be changed in one place by each test.
import type { AnnouncedServer } from '../../../src/checks/servers/index.ts';
import type { Script } from './fake.ts';

type Answers = NonNullable<Script['answers']>;

const imap = (capabilities: string): Answers => ({
  CAPABILITY: [`* CAPABILITY IMAP4rev1 ${capabilities}`, '$ OK done'],
  STARTTLS: ['$ OK Begin TLS negotiation now.'],
  NOOP: ['$ OK done'],
  LOGOUT: ['* BYE', '$ OK done'],
});
const pop3 = (...capabilities: readonly string[]): Answers => ({
  CAPA: ['+OK', ...capabilities, '.'],
  STLS: ['+OK Begin TLS'],
  QUIT: ['+OK'],
});
const smtp = (...keywords: readonly string[]): Answers => ({
  EHLO: ['250-mail.example.com', ...keywords.map((keyword) => `250-${keyword}`), '250 SIZE 1000000'],
  STARTTLS: ['220 2.0.0 Ready to start TLS'],
  NOOP: ['250 2.0.0 Ok'],
  QUIT: ['221 2.0.0 Bye'],
});
const sieveLines = (...capabilities: readonly string[]): readonly string[] => [
  '"IMPLEMENTATION" "Example Pigeonhole"',
  '"SIEVE" "fileinto"',
  ...capabilities,
  'OK "ready."',
];
const sieve: Answers = { STARTTLS: ['OK "Begin TLS"'], NOOP: ['OK "done"'], LOGOUT: ['OK "bye"'] };

/** Capabilities as each protocol writes them. */
export const answersOf = { imap, pop3, smtp, sieveLines, sieve };

/** A server with TLS from the first byte that takes PLAIN. */
export const overTls: Readonly<Record<AnnouncedServer['type'], Script>> = {
  imap: { greets: ['* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] Dovecot ready.'], answers: imap('AUTH=PLAIN') },
  pop3: { greets: ['+OK Dovecot ready.'], answers: pop3('USER', 'SASL PLAIN') },
  smtp: { greets: ['220-hello', '220 mail.example.com ESMTP Postfix'], answers: smtp('AUTH PLAIN LOGIN') },
  managesieve: { greets: sieveLines('"SASL" "PLAIN"'), answers: sieve },
};

/** A server that takes PLAIN after STARTTLS, and nothing before it. */
export const afterStartTls: Readonly<Record<AnnouncedServer['type'], Script>> = {
  imap: {
    greets: ['* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] Dovecot ready.'],
    answers: imap('STARTTLS LOGINDISABLED'),
    overTls: imap('AUTH=PLAIN'),
  },
  pop3: { greets: ['+OK Dovecot ready.'], answers: pop3('STLS'), overTls: pop3('USER', 'SASL PLAIN') },
  smtp: {
    greets: ['220 mail.example.com ESMTP Postfix'],
    answers: smtp('STARTTLS'),
    overTls: smtp('AUTH PLAIN LOGIN'),
  },
  managesieve: {
    greets: sieveLines('"SASL" ""', '"STARTTLS"'),
    answers: sieve,
    overTls: { ...sieve, '': sieveLines('"SASL" "PLAIN"') },
  },
};
