import type { Diagnosis } from '../../checks/diagnose.ts';
import type { Finding, Severity } from '../../checks/finding.ts';
import type { Outcome } from '../../checks/verdict.ts';
import type { Output } from '../command.ts';
import { paint } from '../terminal.ts';

const outcomeTexts: Readonly<Record<Outcome, string>> = {
  found: 'found',
  wrong: 'found but wrong',
  'not-found': 'not found',
  'nothing-to-find': 'nothing to find',
};
const outcomeColours = { found: 'green', wrong: 'red', 'not-found': 'red', 'nothing-to-find': 'dim' } as const;
const severityColours = { error: 'red', warning: 'yellow', note: 'dim', ok: 'green' } as const;

/** Writes a diagnosis for a person: clients, servers, and what to do, the worst first. */
export function printDiagnosis({ domain, clients, servers, findings }: Diagnosis, output: Output): void {
  const out = toClean(output);
  out(paint(output, 'bold', `Clients of ${domain}`));
  const width = Math.max(...clients.map(({ client }) => client.length));
  for (const { client, outcome, why, from, remark } of clients) {
    const state = paint(output, outcomeColours[outcome], outcomeTexts[outcome].padEnd(15));
    out(`  ${client.padEnd(width)}  ${state}  ${why}`);
    const more = [from === undefined ? undefined : `from ${from}`, remark].filter((text) => text !== undefined);
    for (const line of more) out(`  ${' '.repeat(width)}  ${' '.repeat(15)}  ${paint(output, 'dim', line)}`);
  }
  if (servers.length > 0) {
    out('');
    out(paint(output, 'bold', 'Servers'));
    for (const { server, report, findings: own } of servers) {
      const worst = (['error', 'warning'] as const).find((severity) =>
        own.some((found) => found.severity === severity),
      );
      const state = worst ?? 'ok';
      out(
        `  ${paint(output, severityColours[state], state.padEnd(7))}  ${server.type.padEnd(11)} ${server.hostname}:${server.port} ${server.socketType}  ${paint(output, 'dim', report?.greeting ?? '')}`,
      );
    }
  }
  printFindings(findings, output);
}

/** Writes findings with their cures; says so where there are none. */
export function printFindings(findings: readonly Finding[], output: Output): void {
  const out = toClean(output);
  out('');
  const shown = findings.filter(({ severity }) => severity !== 'ok');
  if (shown.length === 0) {
    out(paint(output, 'green', 'Nothing to do.'));
    return;
  }
  out(paint(output, 'bold', 'What to do'));
  const rank = (severity: Severity): number => ['error', 'warning', 'note'].indexOf(severity);
  for (const { severity, code, subject, text, cure } of shown.toSorted((a, b) => rank(a.severity) - rank(b.severity))) {
    out(`  ${paint(output, severityColours[severity], severity.padEnd(7))}  ${subject}: ${text}  [${code}]`);
    if (cure !== undefined) out(`           cure: ${cure}`);
  }
}

/** Texts hold words of servers, which must not move the cursor; colours are ours. */
export const toClean =
  ({ out }: Output): Output['out'] =>
  (line) => {
    out(line.replace(unsafe, '·'));
  };
const unsafe = /(?!\x1b\[\d{1,2}m)[\p{Cc}\p{Bidi_Control}]/gu;
