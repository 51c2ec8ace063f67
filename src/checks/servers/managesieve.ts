import type { Dialogue } from './dialogue.ts';
import type { Protocol } from './protocol.ts';
import { said, toMechanisms, toShown, unexpected, type Offer, type Said } from './report.ts';

/** ManageSieve (RFC 5804): the greeting lists the capabilities, and so does what follows STARTTLS (§2.2). */
export const managesieve: Protocol = {
  async greet(dialogue) {
    const lines = await response(dialogue);
    if (lines.kind !== 'said') return lines;
    return said({ text: toShown(findValue(lines.value, 'IMPLEMENTATION') ?? ''), offer: toOffer(lines.value) });
  },
  async askOffer(dialogue, { offer }, isUpgraded) {
    if (!isUpgraded && offer !== undefined) return said(offer);
    const lines = await response(dialogue);
    return lines.kind === 'said' ? said(toOffer(lines.value)) : lines;
  },
  askStartTls: (dialogue) => order(dialogue, 'STARTTLS'),
  idle: (dialogue) => order(dialogue, 'NOOP'),
  leave: (dialogue) => order(dialogue, 'LOGOUT'),
};

/** The lines before OK. A capability is a quoted string, at times with a value that is one or stands as a literal. */
async function response(dialogue: Dialogue): Promise<Said<readonly string[]>> {
  let isLiteral = false;
  const answer = await dialogue.readUntil((line) => {
    const wasLiteral = isLiteral;
    isLiteral = !wasLiteral && /\{\d+\+?\}$/.test(line);
    return !wasLiteral && !line.startsWith('"');
  });
  if (answer.kind !== 'said') return answer;
  const last = answer.value.at(-1) ?? '';
  const [, status = ''] = /^(OK|NO|BYE)\b/i.exec(last) ?? [];
  if (status === '') return unexpected('foreign', last);
  return status.toUpperCase() === 'OK' ? said(answer.value.slice(0, -1)) : unexpected('refusal', last);
}

async function order(dialogue: Dialogue, text: string): Promise<Said<undefined>> {
  dialogue.say(text);
  const answer = await response(dialogue);
  return answer.kind === 'said' ? said(undefined) : answer;
}

/** The value of a capability: empty where it has none, undefined where the capability is not there. */
function findValue(lines: readonly string[], name: string): string | undefined {
  for (const [index, line] of lines.entries()) {
    const [, found = '', rest = ''] = /^"([^"]*)" ?(.*)$/.exec(line) ?? [];
    if (found.toUpperCase() !== name) continue;
    if (rest.startsWith('{')) return lines[index + 1] ?? '';
    return /^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
  }
  return undefined;
}

const toOffer = (lines: readonly string[]): Offer => ({
  isTold: true,
  mechanisms: toMechanisms((findValue(lines, 'SASL') ?? '').split(' ')),
  hasPasswordCommand: false,
  hasApop: false,
  hasStartTls: findValue(lines, 'STARTTLS') !== undefined,
  isLoginDisabled: false,
});
