import type { Output } from '../command.ts';
import { paint } from '../terminal.ts';
import type { CheckFinding } from './finding.ts';
import type { SigningReady } from './signing.ts';

/** What `check` found, for people and for `--json`. */
export interface CheckReport {
  readonly providers: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly signing: SigningReady | undefined;
  readonly findings: readonly CheckFinding[];
}

/** Counts findings. */
export function toReport(
  providers: number,
  signing: SigningReady | undefined,
  findings: readonly CheckFinding[],
): CheckReport {
  const count = (severity: CheckFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    providers,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    signing,
    findings,
  };
}

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** Writes a report; errors and warnings go to stderr. Only an error says no severity. */
export function writeReport(
  { providers, errors, warnings, notes, signing, findings }: CheckReport,
  output: Output,
): void {
  for (const finding of findings.filter(({ code }) => !isOfSigning(code))) writeFinding(finding, output);
  if (signing !== undefined) {
    const { kind, certificates, until, daysLeft } = signing;
    const count = certificates === 1 ? '1 certificate' : `${certificates} certificates`;
    output.out(`signing: ${paint(output, 'green', 'ready')}, ${kind}, ${count}, until ${until}`);
    output.out(`  ${daysLeft} days left`);
  }
  for (const finding of findings.filter(({ code }) => isOfSigning(code))) writeFinding(finding, output);
  const more = [
    ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]),
    ...(notes === 0 ? [] : [`${notes} ${notes === 1 ? 'note' : 'notes'}`]),
  ];
  output.out([`${providers} providers, ${errors} findings`, ...more].join(', '));
}

const isOfSigning = (code: string): boolean => code.startsWith('signing-');

function writeFinding({ severity, subject, path, text, cure }: CheckFinding, output: Output): void {
  const write = severity === 'note' ? output.out : output.err;
  const place = path === '' ? '' : `${path}: `;
  const word = severity === 'error' ? '' : `${paint(output, colours[severity], `${severity}:`)} `;
  const what = severity === 'error' ? paint(output, colours.error, `${place}${text}`) : `${place}${text}`;
  write(`${subject}\n  ${word}${what}${cure === undefined ? '' : `\n  cure: ${cure}`}`);
}
