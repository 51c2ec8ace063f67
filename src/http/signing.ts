import { andThen, type Maybe } from '../core/maybe.ts';
import { renderText, type Document } from '../formats/format.ts';
import type { SigningProblem } from '../signing/problem.ts';
import type { Signer } from '../signing/signer.ts';
import type { Log } from './log.ts';

/** Of which request a line of the log speaks. */
export interface LoggedRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly format: string;
}

/** Signing as the routes use it. Nothing here fails: what cannot be signed goes out as it is. */
export interface Signing {
  /** Whether the operator wants signatures, usable or not. */
  readonly isOn: boolean;
  /** The document with a signature, or as it is where there can be none; `now` in milliseconds since 1970. */
  sign(document: Document, now: number, describe: () => LoggedRequest): Maybe<Document>;
  /** The answer to a health check. */
  renderHealth(now: number, describe: () => LoggedRequest): Maybe<Document>;
}

const encoder = new TextEncoder();

/** Binds a signer to the log: each problem is logged once for as long as this object lives, not at every request. */
export function createSigning(signer: Signer, log: Log): Signing {
  const logged = new Set<string>();
  const report = (problems: readonly SigningProblem[], describe: () => LoggedRequest): void => {
    for (const { variable, reason, problem, cure } of problems) {
      if (logged.has(`${variable} ${reason}`)) continue;
      logged.add(`${variable} ${reason}`);
      const error = `${variable}: ${problem} Cure: ${cure}`;
      log({ level: 'error', ...describe(), outcome: 'signing-unusable', status: 200, error });
    }
  };
  return {
    isOn: signer.isOn,
    sign: (document, now, describe) =>
      andThen(signer.check(now), (state) => {
        if (state.status === 'unusable') report(state.problems, describe);
        if (state.status !== 'ready') return document;
        return andThen(state.sign(encoder.encode(document.body), now), (signed) => {
          if (signed instanceof Uint8Array) return { ...document, bytes: signed };
          report([signed], describe);
          return document;
        });
      }),
    renderHealth: (now, describe) =>
      andThen(signer.check(now), (state) => {
        if (state.status === 'off') return renderJson({ status: 'ok', signing: 'off' });
        if (state.status === 'ready') {
          const signingExpires = new Date(state.expires).toISOString();
          return renderJson({ status: 'ok', signing: 'ready', signingExpires });
        }
        report(state.problems, describe);
        const signingProblems = state.problems.map(({ variable, reason }) => `${variable} ${reason}`);
        return renderJson({ status: 'degraded', signing: 'unusable', signingProblems });
      }),
  };
}

// Always status 200: every question is answered as before, only without a signature.
const renderJson = (value: object): Document => ({
  ...renderText(200, JSON.stringify(value)),
  contentType: 'application/json',
});
