import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createOutput, endQuietly, paint, type EndingProcess } from '../../src/cli/terminal.ts';

/** A process that writes down what happens to it. */
function createProcess(isTTY: boolean): { readonly happened: string[]; readonly fake: EndingProcess & EventEmitter } {
  const happened: string[] = [];
  const createStream = (name: string): EventEmitter =>
    Object.assign(new EventEmitter(), {
      isTTY,
      columns: 20,
      hasColors: () => true,
      write: (text: string) => happened.push(`${name} ${text}`),
    });
  const fake = Object.assign(new EventEmitter(), {
    pid: 7,
    stdout: createStream('out'),
    stderr: createStream('err'),
    kill: (pid: number, signal: string) => happened.push(`kill ${pid} ${signal}`),
    exit: (code: number) => happened.push(`exit ${code}`),
  });
  return { happened, fake: fake as unknown as EndingProcess & EventEmitter };
}

const eraseLine = '\r\u001b[2K';
const open = (isTTY: boolean): ReturnType<typeof createProcess> & { output: ReturnType<typeof createOutput> } => {
  const made = createProcess(isTTY);
  const output = createOutput(made.fake);
  endQuietly(made.fake, output);
  return { ...made, output };
};

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'])('%s takes the line of progress away, and then ends the process', (signal) => {
    const { fake, happened, output } = open(true);
    output.progress?.('half of it');
    fake.emit(signal);
    expect(happened).toEqual([`err ${eraseLine}half of it`, `err ${eraseLine}`, `kill 7 ${signal}`]);
  });

  test('leaves the end to a command that listens itself', () => {
    const { fake, happened } = open(true);
    fake.on('SIGINT', () => happened.push('ends its work'));
    fake.emit('SIGINT');
    expect(happened).toEqual(['ends its work']);
  });
});

describe('a pipe that nobody reads any more', () => {
  test.each(['stdout', 'stderr'] as const)('on %s ends the process without a word', (name) => {
    const { fake, happened } = open(false);
    fake[name].emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    expect(happened).toEqual(['exit 0']);
  });

  test('is told from other errors', () => {
    const { fake } = open(false);
    const error = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(() => fake.stdout.emit('error', error)).toThrow('no space');
  });
});

describe('progress', () => {
  test('gives way to a line, and is cut to the width', () => {
    const { happened, output } = open(true);
    output.progress?.('a line that is longer than twenty columns');
    output.out('done');
    output.eraseProgress();
    expect(happened).toEqual([`err ${eraseLine}a line that is long`, `err ${eraseLine}`, 'out done\n']);
  });

  test('and colours are for terminals alone', () => {
    const { output } = open(false);
    expect(output.progress).toBeUndefined();
    expect(paint(output, 'red', 'x')).toBe('x');
    expect(paint(open(true).output, 'red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});
