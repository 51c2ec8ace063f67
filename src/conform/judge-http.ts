import type { Answered } from './answered.ts';
import type { Expectation } from './case.ts';
import { pass, toExcerpt, toFail, type Judgement } from './judgement.ts';

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>;

/** The status is in the list. */
export function judgeStatus({ anyOf }: Of<'status'>, { status }: Answered): Judgement {
  const words = [String(status), `${String(Math.floor(status / 100))}xx`];
  return anyOf.some((word) => words.includes(word)) ? pass : toFail(`status ${anyOf.join(' or ')}`, `status ${status}`);
}

/** The type is in the list, in the spelling that the strictest reader wants: lower case, from the first character. */
export function judgeMediaType({ anyOf }: Of<'mediaType'>, { contentType }: Answered): Judgement {
  const [type = ''] = contentType.split(';');
  return anyOf.includes(type.trimEnd())
    ? pass
    : toFail(`media type ${anyOf.join(' or ')}`, contentType === '' ? 'no Content-Type' : toExcerpt(contentType));
}

/** The header is there or not, and holds what it has to. */
export function judgeHeader({ name, has, lacks, absent }: Of<'header'>, { headers }: Answered): Judgement {
  const value = headers.get(name);
  if (value === undefined) return absent === 'forbidden' ? toFail(`a header ${name}`, 'no such header') : pass;
  const found = `${name}: ${toExcerpt(value)}`;
  if (absent === 'required') return toFail(`no header ${name}`, found);
  const lower = value.toLowerCase();
  if (has.length > 0 && !has.some((word) => lower.includes(word.toLowerCase()))) {
    return toFail(`${name} with ${has.join(' or ')}`, found);
  }
  const wrong = lacks.find((word) => lower.includes(word.toLowerCase()));
  return wrong === undefined ? pass : toFail(`${name} without ${wrong}`, found);
}

/** All of the texts stand in the body; none of them does. */
export function judgeTexts(texts: readonly string[], isWanted: boolean, { body }: Answered): Judgement {
  const wrong = texts.find((text) => body.includes(text) !== isWanted);
  if (wrong === undefined) return pass;
  const quoted = `“${toExcerpt(wrong)}”`;
  return isWanted
    ? toFail(`${quoted} in the body`, 'it is not there')
    : toFail(`no ${quoted} in the body`, 'it is there');
}

/** None of the texts stands anywhere in the answer. */
export function judgeReflection(texts: readonly string[], { body, headers }: Answered): Judgement {
  const places = [['body', body] as const, ...headers].map(([place, text]) => [place, text.toLowerCase()] as const);
  for (const text of texts) {
    const place = places.find(([, content]) => content.includes(text.toLowerCase()));
    if (place !== undefined) return toFail(`“${toExcerpt(text)}” nowhere in the answer`, `it is in the ${place[0]}`);
  }
  return pass;
}

/** Two answers are the same, apart from what belongs to the account. */
export function judgeSameBytes(
  { apartFromAccount }: Of<'sameBytesAs'>,
  answered: Answered,
  other: Answered,
): Judgement {
  const [one, two] = [answered, other].map((each) => (apartFromAccount ? withoutAccount(each) : each.body));
  if (answered.status !== other.status) {
    return toFail(`the status of the other question, ${String(other.status)}`, `status ${String(answered.status)}`);
  }
  const expected = apartFromAccount ? 'the same but for the address' : 'the same octets';
  return one === two ? pass : toFail(expected, 'another body');
}

/** The address stands as it is or percent-encoded, the local part as the whole text of an element. */
function withoutAccount({ body, account }: Answered): string {
  const at = account.lastIndexOf('@');
  const domain = account.slice(at + 1);
  const localPart = account.slice(0, at);
  return [account, encodeURIComponent(account), `${localPart}%40${domain}`]
    .reduce((text, written) => text.replaceAll(written, '(address)'), body)
    .replaceAll(`>${localPart}<`, '>(localPart)<');
}
