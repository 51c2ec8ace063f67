import { styleText } from 'node:util';
import { exitCode, type Output } from './command.ts';

/** What a process writes to. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** An output that may have a line of progress open. */
export interface Terminal extends Output {
  readonly eraseProgress: () => void;
}

const eraseLine = '\r\x1b[2K';

/**
 * Writes to the streams of a process. Colours go to a terminal only, and never if `NO_COLOR` is set; progress stands in
 * the last line of a terminal and leaves nothing behind.
 */
export function createOutput({ stdout, stderr }: Streams): Terminal {
  let isLineOpen = false;
  const eraseProgress = (): void => {
    if (isLineOpen) stderr.write(eraseLine);
    isLineOpen = false;
  };
  const write = (stream: NodeJS.WriteStream, content: string | Uint8Array): void => {
    eraseProgress();
    stream.write(content);
  };
  return {
    eraseProgress,
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

/** What of a process `endQuietly` needs. */
export type EndingProcess = Pick<
  NodeJS.Process,
  'once' | 'listenerCount' | 'kill' | 'pid' | 'exit' | 'stdout' | 'stderr'
>;

/**
 * Ends without a word when the reader of a pipe goes away, as `head` does, and takes the line of progress away before a
 * signal ends the process. The signal still does it, so that a shell sees how it ended.
 */
export function endQuietly(process: EndingProcess, { eraseProgress }: Terminal): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(exitCode.done);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      eraseProgress();
      // A command that ends its own work at a signal has a listener, and ends the process itself.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

/** The output of a command whose result is JSON: what it says on the way is left out, what went wrong is not. */
export function muteResults(output: Output): Output {
  return { ...output, out: () => undefined };
}

// What moves the cursor or turns the line; JSON allows most of it as it is.
const unsafe = /[\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu;

/** Writes the result of `--json`, with no sign in it that a terminal would obey. */
export function writeJson({ out }: Output, value: unknown): void {
  const text = JSON.stringify(value, undefined, 2);
  out(text.replace(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** Text in a colour where there are colours, and as it is elsewhere. Never the only thing that tells two cases apart. */
export function paint({ hasColours = false }: Output, colour: Parameters<typeof styleText>[0], text: string): string {
  return hasColours ? styleText(colour, text, { validateStream: false }) : text;
}
