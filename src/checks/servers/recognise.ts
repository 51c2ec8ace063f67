const marks: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\/\d|^<(?:!DOCTYPE|html)/i, 'HTTP'],
  [/^SSH-\d/, 'SSH'],
  [/^\* (?:OK|PREAUTH|BYE)\b/i, 'IMAP'],
  [/^(?:\+OK|-ERR)\b/i, 'POP3'],
  [/^"IMPLEMENTATION"/i, 'ManageSieve'],
  [/^(?:220|421)[ -].*\bFTP/i, 'FTP'],
  [/^20[01][ -].*(?:NNTP|news|InterNetNews)/i, 'NNTP'],
  [/^(?:220|421|554)[ -]/, 'SMTP'],
  [/^RFB \d/, 'VNC'],
  [/mysql_native_password|MariaDB/i, 'MySQL'],
];

/** Which protocol a first line is likely of; undefined where it looks like none. */
export const recogniseProtocol = (line: string): string | undefined => marks.find(([mark]) => mark.test(line))?.[1];
