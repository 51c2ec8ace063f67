import { exitCode, UsageError, type ExitCode } from '../../src/cli/command.ts';
import { previewCommand } from '../../src/cli/commands/preview.ts';

/** How a command line ended, and what it wrote. */
export interface Ended {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly bytes: Uint8Array;
}

/** Runs `preview` in this process. */
export async function preview(...args: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const bytes: number[] = [];
  const end = (code: ExitCode): Ended => ({
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    bytes: Uint8Array.from(bytes),
  });
  try {
    const code = await previewCommand.run(args, {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      write: (more) => bytes.push(...more),
    });
    return end(code);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof TypeError && 'code' in error)) throw error;
    err.push(error.message);
    return end(exitCode.usage);
  }
}

/** The cells of the rows of one client, without the client itself. */
export function findRows(table: string, client: string): readonly (readonly string[])[] {
  const lines = table.split('\n');
  const head = lines.findIndex((line) => line.startsWith('Client '));
  const begin = lines.findIndex((line, index) => index > head && line.startsWith(`${client}  `));
  if (head < 0 || begin < 0) return [];
  const columns = ['For', 'Host', 'Port', 'Security', 'Login name', 'Authentication', 'Source'];
  const places = columns.map((name) => lines[head]?.indexOf(name) ?? 0);
  const end = lines.findIndex((line, index) => index > begin && !line.startsWith(' '));
  return lines
    .slice(begin, end < 0 ? undefined : end)
    .map((line) => places.map((place, index) => line.slice(place, places[index + 1]).trim()));
}
