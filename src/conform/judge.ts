import type { Answered, Outcome } from './answered.ts';
import type { Case, Expectation } from './case.ts';
import { judgeAgreement, judgeReads, judgeSecurityOnPort } from './judge-client.ts';
import {
  judgeEvery,
  judgeMember,
  judgeNamespace,
  judgePoxError,
  judgeProfileIdentity,
  judgeWellFormed,
} from './judge-document.ts';
import { judgeHeader, judgeMediaType, judgeReflection, judgeSameBytes, judgeStatus, judgeTexts } from './judge-http.ts';
import { pass, toExcerpt, toFail, toWorst, type Judgement } from './judgement.ts';
import type { Target } from './target.ts';
import { fill } from './template.ts';

/** What judging needs beside the answer itself. */
export interface Context {
  readonly target: Target;
  /** What came for another case. */
  readonly findOutcome: (caseId: string) => Outcome | undefined;
}

function withOther(caseId: string, { findOutcome }: Context, judgePair: (other: Answered) => Judgement): Judgement {
  const other = findOutcome(caseId);
  return other?.kind === 'answer' ? judgePair(other) : { kind: 'not-applicable', why: `${caseId} has no answer` };
}

/** Of alternatives one is enough; if none holds, the first says what was wanted. */
function judgeAnyOf(
  alternatives: readonly (readonly Expectation[])[],
  answered: Answered,
  context: Context,
): Judgement {
  const outcomes = alternatives.map((each) => toWorst(each.map((inner) => judgeExpectation(inner, answered, context))));
  const best = outcomes.find(({ kind }) => kind === 'pass') ?? outcomes.find(({ kind }) => kind === 'not-applicable');
  if (best !== undefined) return best;
  const failures = outcomes.flatMap((outcome) => (outcome.kind === 'fail' ? [outcome] : []));
  const found = [...new Set(failures.map((failure) => failure.found))];
  return toFail(failures.map(({ expected }) => expected).join(', or '), found.join('; '));
}

function judgeExpectation(expectation: Expectation, answered: Answered, context: Context): Judgement {
  const { target } = context;
  const fillTexts = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => fill(text, 'raw', target, answered.account));
  switch (expectation.kind) {
    case 'status':
      return judgeStatus(expectation, answered);
    case 'mediaType':
      return judgeMediaType(expectation, answered);
    case 'wellFormed':
      return judgeWellFormed(expectation, answered);
    case 'contains':
      return judgeTexts(fillTexts(expectation.texts), true, answered);
    case 'noneOf':
      return judgeTexts(fillTexts(expectation.texts), false, answered);
    case 'noReflection':
      return judgeReflection(fillTexts(expectation.texts), answered);
    case 'header':
      return judgeHeader(expectation, answered);
    case 'emptyBody':
      return answered.octets.byteLength === 0 ? pass : toFail('no body', `“${toExcerpt(answered.body)}”`);
    case 'maxOctets':
      return answered.octets.byteLength <= expectation.octets
        ? pass
        : toFail(`at most ${String(expectation.octets)} octets`, `${String(answered.octets.byteLength)} octets`);
    case 'within':
      return answered.elapsedMs <= expectation.ms
        ? pass
        : toFail(`an answer within ${String(expectation.ms)} ms`, `${String(Math.round(answered.elapsedMs))} ms`);
    case 'mayClose':
      return pass;
    case 'reads':
      return judgeReads(expectation, answered, target.expected);
    case 'securityOnPort':
      return judgeSecurityOnPort(expectation, answered);
    case 'agrees':
      return withOther(expectation.withCase, context, (other) => judgeAgreement(expectation, answered, other));
    case 'sameBytesAs':
      return withOther(expectation.caseId, context, (other) => judgeSameBytes(expectation, answered, other));
    case 'profileIdentity':
      return withOther(expectation.caseId, context, (other) => judgeProfileIdentity(expectation, answered, other));
    case 'every':
      return judgeEvery(expectation, answered);
    case 'namespace':
      return judgeNamespace(expectation, answered);
    case 'poxError':
      return judgePoxError(expectation, answered);
    case 'member':
      return judgeMember(expectation, answered);
    case 'anyOf':
      return judgeAnyOf(expectation.alternatives, answered, context);
  }
}

function judgeAnswer(expectations: readonly Expectation[], answered: Answered, context: Context): Judgement {
  try {
    return toWorst(expectations.map((expectation) => judgeExpectation(expectation, answered, context)));
  } catch (error) {
    // Readers go down into documents, and a hostile one is as deep as it is long.
    if (!(error instanceof RangeError)) throw error;
    return toFail('a document that can be read', 'it is nested too deep');
  }
}

/** Judges what came for a case. */
export function judge({ expectations }: Case, outcome: Outcome, context: Context): Judgement {
  if (outcome.kind === 'answer') return judgeAnswer(expectations, outcome, context);
  const mayClose = expectations.some(({ kind }) => kind === 'mayClose');
  if (mayClose && outcome.problem === 'closed') return pass;
  return toFail('an answer', `${outcome.problem}: ${toExcerpt(outcome.text)}`);
}
