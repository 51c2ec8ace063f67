import type { Dialogue } from './dialogue.ts';
import type { Protocol } from './protocol.ts';
import { said, toMechanisms, toShown, unexpected, type Offer, type Said } from './report.ts';

/** IMAP (RFC 9051; RFC 3501 §6.2.1 is the same in what is read here). */
export const imap: Protocol = {
  async greet(dialogue) {
    const line = await dialogue.read();
    if (line.kind !== 'said') return line;
    const [, status = '', rest = ''] = /^\* (OK|PREAUTH|BYE)\b ?(.*)$/i.exec(line.value) ?? [];
    if (status === '') return unexpected('foreign', line.value);
    if (status.toUpperCase() === 'BYE') return unexpected('refusal', rest);
    const [, code] = /^\[CAPABILITY ([^\]]*)\]/i.exec(rest) ?? [];
    return said({
      text: toShown(rest.replace(/^\[[^\]]*\] ?/, '')),
      ...(code === undefined ? {} : { offer: toOffer(code) }),
    });
  },
  async askOffer(dialogue, greeting, isUpgraded) {
    const answer = await command(dialogue, isUpgraded ? 'd3' : 'd1', 'CAPABILITY');
    if (answer.kind === 'unexpected' && answer.reason === 'refusal' && !isUpgraded && greeting.offer !== undefined) {
      return said(greeting.offer);
    }
    if (answer.kind !== 'said') return answer;
    const listed = answer.value.flatMap((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? []);
    // A server may say it in the tagged response alone (RFC 9051 §7.1).
    const coded = /^\S+ OK \[CAPABILITY ([^\]]*)\]/i.exec(answer.value.at(-1) ?? '')?.[1];
    const capabilities = listed.length > 0 ? listed.join(' ') : coded;
    return capabilities === undefined ? unexpected('foreign', answer.value.at(-1) ?? '') : said(toOffer(capabilities));
  },
  askStartTls: (dialogue) => order(dialogue, 'd2', 'STARTTLS'),
  idle: (dialogue) => order(dialogue, 'd4', 'NOOP'),
  leave: (dialogue) => order(dialogue, 'd5', 'LOGOUT'),
};

async function command(dialogue: Dialogue, tag: string, text: string): Promise<Said<readonly string[]>> {
  dialogue.say(`${tag} ${text}`);
  const isTagged = (line: string): boolean => line.startsWith(`${tag} `);
  // `+` asks for more and `* BYE` ends the connection; neither is an answer to these commands, LOGOUT apart.
  const answer = await dialogue.readUntil((line) => isTagged(line) || !line.startsWith('* '));
  if (answer.kind !== 'said') return answer;
  const last = answer.value.at(-1) ?? '';
  if (!isTagged(last)) return unexpected('foreign', last);
  return /^\S+ OK\b/i.test(last) ? answer : unexpected('refusal', last.slice(tag.length + 1));
}

async function order(dialogue: Dialogue, tag: string, text: string): Promise<Said<undefined>> {
  const answer = await command(dialogue, tag, text);
  return answer.kind === 'said' ? said(undefined) : answer;
}

function toOffer(capabilities: string): Offer {
  const words = capabilities.toUpperCase().split(' ');
  const isLoginDisabled = words.includes('LOGINDISABLED');
  return {
    isTold: true,
    mechanisms: toMechanisms(words.flatMap((word) => (word.startsWith('AUTH=') ? [word.slice(5)] : []))),
    hasPasswordCommand: !isLoginDisabled,
    hasApop: false,
    hasStartTls: words.includes('STARTTLS'),
    isLoginDisabled,
  };
}
