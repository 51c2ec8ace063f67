import type { Random } from '../random.ts';

/** A function under test: how its input is made, and what has to hold for every input. */
export interface FuzzTarget {
  readonly name: string;
  /** Sources that the coverage of growing a corpus counts, from the project's folder. */
  readonly sources: readonly string[];
  /** Pieces that mean something to it. */
  readonly words: readonly string[];
  /** An input by the rules of its language, now and then against one of them. Bytes are characters up to U+00FF. */
  generate(random: Random): string;
  /** Nothing but the function under test, to be timed. */
  run(input: string): void;
  /** The invariant that an input breaks; undefined if all hold. */
  check(input: string): string | undefined;
}

/** Bytes of an input for what reads bytes. */
export function fromBinary(input: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(input.length);
  for (let index = 0; index < input.length; index += 1) bytes[index] = input.charCodeAt(index);
  return bytes;
}

const encoder = new TextEncoder();

/** Text as the bytes of an input. */
export const toBinary = (text: string): string => {
  let binary = '';
  for (const byte of encoder.encode(text)) binary += String.fromCharCode(byte);
  return binary;
};

/** Control characters, and what no XML may hold. */
export const control = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;

const prototypes: readonly (readonly [string, object])[] = [
  ['Object', Object.prototype],
  ['Array', Array.prototype],
  ['Function', Function.prototype],
  ['String', String.prototype],
];
const before = prototypes.map(([, prototype]) => Reflect.ownKeys(prototype).length);

/** The prototype that something was added to; undefined if all are as they were. */
export function findPollution(): string | undefined {
  for (const [index, [name, prototype]] of prototypes.entries()) {
    if (Reflect.ownKeys(prototype).length !== before[index]) return `${name}.prototype has changed`;
  }
  return undefined;
}
