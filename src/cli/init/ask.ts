import { createInterface } from 'node:readline/promises';

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

/** Asks at a terminal. Questions go to stderr, so that stdout holds results alone. */
export function createAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const lines = createInterface({ input, output });
  const ask: Asker['ask'] = async (question, proposal, refuse) => {
    for (;;) {
      const typed = (await lines.question(`${question}${proposal === '' ? '' : ` [${proposal}]`}: `)).trim();
      const answer = typed === '' ? proposal : typed;
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
