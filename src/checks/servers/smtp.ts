import type { Dialogue } from './dialogue.ts';
import type { Protocol } from './protocol.ts';
import { said, toMechanisms, toShown, unexpected, type Said } from './report.ts';

/** Who the probe says it is; nobody can be found under this name (RFC 2606 §2). */
const ownName = 'doctor.mailbeacon.invalid';

/** Submission (RFC 6409): EHLO (RFC 5321 §4.1.1.1), STARTTLS (RFC 3207), and what AUTH (RFC 4954) offers. */
export const smtp: Protocol = {
  async greet(dialogue) {
    const answer = await reply(dialogue);
    if (answer.kind !== 'said') return answer;
    return said({ text: toShown(answer.value[0] ?? '') });
  },
  async askOffer(dialogue) {
    dialogue.say(`EHLO ${ownName}`);
    const answer = await reply(dialogue);
    if (answer.kind !== 'said') return answer;
    const keywords = answer.value.slice(1).map((line) => line.toUpperCase().trim().split(/[ =]+/));
    const mechanisms = toMechanisms(keywords.flatMap(([first, ...words]) => (first === 'AUTH' ? words : [])));
    return said({
      isTold: true,
      mechanisms,
      hasPasswordCommand: false,
      hasApop: false,
      hasStartTls: keywords.some(([first]) => first === 'STARTTLS'),
      isLoginDisabled: false,
    });
  },
  askStartTls: (dialogue) => order(dialogue, 'STARTTLS'),
  idle: (dialogue) => order(dialogue, 'NOOP'),
  leave: (dialogue) => order(dialogue, 'QUIT'),
};

/** The text of a reply with a 2yz code, line by line. */
async function reply(dialogue: Dialogue): Promise<Said<readonly string[]>> {
  const lines = await dialogue.readUntil((line) => !/^[2-5]\d\d-/.test(line));
  if (lines.kind !== 'said') return lines;
  const last = lines.value.at(-1) ?? '';
  const [, code = ''] = /^([2-5]\d\d)(?: |$)/.exec(last) ?? [];
  const stray = lines.value.find((line) => !line.startsWith(code));
  if (code === '' || stray !== undefined) return unexpected('foreign', code === '' ? last : (stray ?? last));
  return code.startsWith('2') ? said(lines.value.map((line) => line.slice(4))) : unexpected('refusal', last);
}

async function order(dialogue: Dialogue, text: string): Promise<Said<undefined>> {
  dialogue.say(text);
  const answer = await reply(dialogue);
  return answer.kind === 'said' ? said(undefined) : answer;
}
