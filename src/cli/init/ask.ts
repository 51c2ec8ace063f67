import { createInterface } from 'node:readline';
import { UsageError } from '../command.ts';

/** Asks a person; where nobody is there to answer, what is proposed counts. */
export interface Asker {
  /** Whether somebody answers. */
  readonly isPerson: boolean;
  /** One line; an empty one means the proposal. Asks again as long as `refuse` has something to say. */
  ask(question: string, proposal: string, refuse?: (answer: string) => string | undefined): Promise<string>;
  confirm(question: string, proposal: boolean): Promise<boolean>;
  close(): void;
}

/** Takes every proposal. */
export const nobody: Asker = {
  isPerson: false,
  ask: (_question, proposal) => Promise.resolve(proposal),
  confirm: (_question, proposal) => Promise.resolve(proposal),
  close: () => undefined,
};

/**
 * Asks at a terminal. Questions go to stderr, so that stdout holds results alone. Lines that were typed ahead answer the
 * questions that follow.
 *
 * @throws UsageError, from what asks, when the input ends before the answer.
 */
export function createAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const lines = createInterface({ input, output });
  const typed: string[] = [];
  let waiting: { readonly take: (line: string) => void; readonly fail: (error: Error) => void } | undefined;
  let isOver = false;
  const ended = (): UsageError => new UsageError('The input ended before the last question');
  lines.on('line', (line) => {
    if (waiting === undefined) typed.push(line);
    else waiting.take(line);
  });
  lines.on('close', () => {
    isOver = true;
    waiting?.fail(ended());
  });
  const nextLine = async (): Promise<string> => {
    const ahead = typed.shift();
    if (ahead !== undefined) return ahead;
    if (isOver) throw ended();
    try {
      return await new Promise((take, fail) => {
        waiting = { take, fail };
      });
    } finally {
      waiting = undefined;
    }
  };
  const ask: Asker['ask'] = async (question, proposal, refuse) => {
    for (;;) {
      if (isOver && typed.length === 0) throw ended();
      lines.setPrompt(`${question}${proposal === '' ? '' : ` [${proposal}]`}: `);
      if (!isOver) lines.prompt();
      const line = (await nextLine()).trim();
      const answer = line === '' ? proposal : line;
      const problem = refuse?.(answer);
      if (problem === undefined) return answer;
      output.write(`  ${problem}\n`);
    }
  };
  return {
    isPerson: true,
    ask,
    confirm: async (question, proposal) => {
      const answer = await ask(`${question} (y/n)`, proposal ? 'y' : 'n', (text) =>
        /^(?:y|yes|n|no)$/i.test(text) ? undefined : 'y or n',
      );
      return answer.toLowerCase().startsWith('y');
    },
    close: () => {
      lines.close();
    },
  };
}
