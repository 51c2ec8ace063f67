/** What became of one expectation. */
export type Judgement =
  | { readonly kind: 'pass' }
  /** The answer says nothing about it, such as a port that no server of it has. */
  | { readonly kind: 'not-applicable'; readonly why: string }
  | { readonly kind: 'fail'; readonly expected: string; readonly found: string };

/** As expected. */
export const pass: Judgement = { kind: 'pass' };

/** Otherwise than expected; both for a person, in few words. */
export function toFail(expected: string, found: string): Judgement {
  return { kind: 'fail', expected, found };
}

/** The first failure; else the first that does not apply; else a pass. */
export function toWorst(judgements: readonly Judgement[]): Judgement {
  return (
    judgements.find(({ kind }) => kind === 'fail') ?? judgements.find(({ kind }) => kind === 'not-applicable') ?? pass
  );
}

/** The first characters of a text, with everything that a terminal might obey written out. */
export function toExcerpt(text: string, limit = 120): string {
  const escaped = text
    .slice(0, limit)
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > limit ? `${escaped}…` : escaped;
}
