import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createAsker, nobody, type Asker } from '../../src/cli/init/ask.ts';

function open(text: string): { readonly asker: Asker; readonly shown: () => string } {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const asker = createAsker(input, output);
  input.write(text);
  return { asker, shown: () => shown };
}

describe('questions', () => {
  test('take an empty line for the proposal, and trim others', async () => {
    const { asker, shown } = open('\n  willow.org \n');
    expect(await asker.ask('Name', 'willow.org')).toBe('willow.org');
    expect(await asker.ask('Domain', '')).toBe('willow.org');
    expect(shown()).toContain('Name [willow.org]: ');
    expect(shown()).toContain('Domain: ');
    asker.close();
  });

  test('are asked again until the answer will do', async () => {
    const { asker, shown } = open('no\nnever\nyes\n');
    const answer = await asker.ask('Well', '', (text) => (text === 'yes' ? undefined : 'Say yes'));
    expect([answer, shown().split('Say yes').length]).toEqual(['yes', 3]);
    asker.close();
  });

  test('that want yes or no take nothing else', async () => {
    const { asker } = open('maybe\nN\n\nYES\n');
    expect(await asker.confirm('Really', true)).toBe(false);
    expect(await asker.confirm('Really', true)).toBe(true);
    expect(await asker.confirm('Really', false)).toBe(true);
    asker.close();
  });

  test('end with the input', async () => {
    const { asker } = open('one\n');
    expect(await asker.ask('First', '')).toBe('one');
    const second = asker.ask('Second', 'proposal');
    asker.close();
    await expect(second).rejects.toThrow('The input ended');
    await expect(asker.ask('Third', 'proposal')).rejects.toThrow('The input ended');
  });

  test('that nobody answers have their proposals', async () => {
    expect([await nobody.ask('Name', 'willow'), await nobody.confirm('Really', false)]).toEqual(['willow', false]);
  });
});
