import type { Dialogue } from './dialogue.ts';
import type { Protocol } from './protocol.ts';
import { said, toMechanisms, toShown, unexpected, type Offer, type Said } from './report.ts';

/** POP3 (RFC 1939) with CAPA (RFC 2449) and STLS (RFC 2595 §4). NOOP is for people who are logged in. */
export const pop3: Protocol = {
  async greet(dialogue) {
    const answer = await status(dialogue);
    if (answer.kind !== 'said') return answer;
    // A timestamp in the greeting is the offer of APOP (RFC 1939 §7).
    const hasApop = /<[^<>\s]+@[^<>\s]*>/.test(answer.value);
    return said({
      text: toShown(answer.value.replace(/<[^<>\s]*>/, '')),
      offer: { ...untold, hasApop },
    });
  },
  async askOffer(dialogue, { offer: { hasApop } = untold }) {
    dialogue.say('CAPA');
    const answer = await status(dialogue);
    if (answer.kind === 'unexpected' && answer.reason === 'refusal') return said({ ...untold, hasApop });
    if (answer.kind !== 'said') return answer;
    const listed = await dialogue.readUntil((line) => line === '.');
    if (listed.kind !== 'said') return listed;
    const lines = listed.value.map((line) => line.toUpperCase().trim().split(/ +/));
    const has = (name: string): boolean => lines.some(([first]) => first === name);
    return said({
      ...untold,
      isTold: true,
      mechanisms: toMechanisms(lines.flatMap(([first, ...words]) => (first === 'SASL' ? words : []))),
      hasPasswordCommand: has('USER'),
      hasApop,
      hasStartTls: has('STLS'),
    });
  },
  askStartTls: (dialogue) => order(dialogue, 'STLS'),
  leave: (dialogue) => order(dialogue, 'QUIT'),
};

/** What is known of a server that does not know CAPA: it may have anything. */
const untold: Offer = {
  isTold: false,
  mechanisms: [],
  hasPasswordCommand: true,
  hasApop: false,
  hasStartTls: true,
  isLoginDisabled: false,
};

async function status(dialogue: Dialogue): Promise<Said<string>> {
  const line = await dialogue.read();
  if (line.kind !== 'said') return line;
  const [, sign = '', rest = ''] = /^(\+OK|-ERR)\b ?(.*)$/i.exec(line.value) ?? [];
  if (sign === '') return unexpected('foreign', line.value);
  return sign.startsWith('+') ? said(rest) : unexpected('refusal', rest);
}

async function order(dialogue: Dialogue, text: string): Promise<Said<undefined>> {
  dialogue.say(text);
  const answer = await status(dialogue);
  return answer.kind === 'said' ? said(undefined) : answer;
}
