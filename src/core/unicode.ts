import { parseDomain } from './address.ts';
import type { Domain } from './types.ts';

// Punycode's parameters (RFC 3492 §5).
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialN = 128;
const lastCodePoint = 0x10ffff;

/**
 * A domain as people read it, with U-labels (RFC 5890 §2.3.2.1).
 *
 * @returns the domain as it is where its labels mean nothing, or where they would not lead back to it.
 */
export function toUnicodeDomain(domain: Domain): string {
  if (!domain.includes('xn--')) return domain;
  const labels = domain.split('.').map((label) => (label.startsWith('xn--') ? decodeLabel(label.slice(4)) : label));
  const text = labels.includes(undefined) ? domain : labels.join('.');
  const back = parseDomain(text);
  return back.ok && back.value === domain ? text : domain;
}

/** RFC 3492 §6.2, for what stands behind `xn--`; undefined if it is no Punycode. A label has at most 63 characters. */
function decodeLabel(text: string): string | undefined {
  const delimiter = text.lastIndexOf('-');
  const output = Array.from(text.slice(0, Math.max(delimiter, 0)), (character) => character.charCodeAt(0));
  let index = delimiter + 1;
  let n = initialN;
  let bias = initialBias;
  let i = 0;
  while (index < text.length) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      // Letters stand for 0 to 25, digits for 26 to 35. The label was checked before: it holds nothing else but hyphens.
      const digit = Number.parseInt(text[index] ?? '', 36);
      if (Number.isNaN(digit)) return undefined;
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += 1;
      i += value * weight;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (value < threshold) break;
      weight *= base - threshold;
    }
    const count = output.length + 1;
    bias = adapt(i - before, count, before === 0);
    n += Math.floor(i / count);
    if (n > lastCodePoint) return undefined;
    output.splice(i % count, 0, n);
    i = (i % count) + 1;
  }
  return String.fromCodePoint(...output);
}

/** RFC 3492 §6.1. */
function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
