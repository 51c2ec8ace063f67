import { styleText } from 'node:util';
import type { Output } from './command.ts';

/** What a process writes to. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const eraseLine = '\r\x1b[2K';

/**
 * Writes to the streams of a process. Colours go to a terminal only, and never if `NO_COLOR` is set; progress stands in
 * the last line of a terminal and leaves nothing behind.
 */
export function createOutput({ stdout, stderr }: Streams): Output {
  let isLineOpen = false;
  const write = (stream: NodeJS.WriteStream, content: string | Uint8Array): void => {
    if (isLineOpen) stderr.write(eraseLine);
    isLineOpen = false;
    stream.write(content);
  };
  return {
    out: (line) => {
      write(stdout, `${line}\n`);
    },
    err: (line) => {
      write(stderr, `${line}\n`);
    },
    write: (bytes) => {
      write(stdout, bytes);
    },
    hasColours: stdout.isTTY && stdout.hasColors(),
    ...(stderr.isTTY
      ? {
          progress: (line: string) => {
            isLineOpen = true;
            stderr.write(`${eraseLine}${line.slice(0, Math.max(0, stderr.columns - 1))}`);
          },
        }
      : {}),
  };
}

/** Text in a colour where there are colours, and as it is elsewhere. Never the only thing that tells two cases apart. */
export function paint({ hasColours = false }: Output, colour: Parameters<typeof styleText>[0], text: string): string {
  return hasColours ? styleText(colour, text, { validateStream: false }) : text;
}
