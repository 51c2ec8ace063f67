import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/types.ts';

const limit = 64;

// Controls, line breaks, what is not in XML, what turns the direction of text or cannot be seen. The two joiners are
// part of how names are written in Persian and in languages of India.
const unfit = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/**
 * Reads what a person says to be called; it goes to nobody but the person's own device.
 *
 * @returns undefined for nothing but blanks; `malformed-request` for more than 64 characters, and for characters that
 * cannot be seen or turn the direction of text.
 */
export function parsePersonName(text = ''): Result<string | undefined> {
  if (text.length > limit * 4) return fail({ reason: 'malformed-request' });
  const name = text.trim();
  if (name === '') return ok(undefined);
  if (Array.from(name).length > limit || unfit.test(name)) return fail({ reason: 'malformed-request' });
  return ok(name);
}
