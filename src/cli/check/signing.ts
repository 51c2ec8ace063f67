import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { countDaysLeft, findChainHints } from '../../signing/chain.ts';
import type { SigningVariables } from '../../signing/material.ts';
import type { SigningVariable } from '../../signing/problem.ts';
import { createSigner } from '../../signing/signer.ts';
import type { CheckFinding } from './finding.ts';

const variables = ['SIGNING_KEY', 'SIGNING_CERTIFICATE', 'SIGNING_CHAIN'] as const satisfies readonly SigningVariable[];

/** Files that hold what signs, by variable. */
export type SigningFiles = Readonly<Record<SigningVariable, string | undefined>>;

/** What there is to say of signing material. */
export interface SigningReport {
  /** How profiles will be signed; undefined without material, or with such that cannot be used. */
  readonly ready: SigningReady | undefined;
  readonly findings: readonly CheckFinding[];
}

export interface SigningReady {
  /** As `RSA with 2048 bits`. */
  readonly kind: string;
  readonly certificates: number;
  /** When the first of them ends, as ISO 8601. */
  readonly until: string;
  readonly daysLeft: number;
}

/**
 * Tries signing material as the worker does. It comes from the first of these that has any: files, the variables of
 * the process, `.dev.vars`. Without any there is nothing to say.
 *
 * @param devVars - path of a `.dev.vars`, or undefined to leave it alone
 * @param now - milliseconds since 1970
 */
export async function checkSigning(
  files: SigningFiles,
  devVars: string | undefined,
  now: number,
): Promise<SigningReport> {
  const toFinding = (
    severity: CheckFinding['severity'],
    code: string,
    subject: string,
    text: string,
    cure: string,
  ): CheckFinding => ({ severity, code: `signing-${code}`, subject, path: '', text, cure });
  const missing = Object.values(files).filter((file) => file !== undefined && !existsSync(file));
  if (missing.length > 0) {
    const findings = missing.map((file) =>
      toFinding('error', 'no-file', String(file), 'There is no such file.', 'say where the file is'),
    );
    return { ready: undefined, findings };
  }
  const state = await createSigner(readSigningVariables(files, devVars)).check(now);
  if (state.status === 'off') return { ready: undefined, findings: [] };
  if (state.status === 'unusable') {
    const findings = state.problems.map(({ reason, variable, problem, cure }) =>
      toFinding('error', reason, variable, problem, cure),
    );
    return { ready: undefined, findings };
  }
  const { algorithm, chain, expires } = state;
  return {
    ready: {
      kind: algorithm.kind === 'RSA' ? `RSA with ${chain[0].modulusBits ?? 0} bits` : `EC on ${algorithm.curve}`,
      certificates: chain.length,
      until: new Date(expires).toISOString(),
      daysLeft: countDaysLeft(expires, now),
    },
    findings: findChainHints(chain, now).map(({ code, variable, text, cure }) =>
      toFinding(code === 'expires-soon' ? 'warning' : 'note', code, variable, text, cure),
    ),
  };
}

/** The variables that sign, from the first place that has any; see `checkSigning`. */
export function readSigningVariables(files: SigningFiles, devVars: string | undefined): SigningVariables {
  const named = pick(files);
  if (named !== undefined) {
    return Object.fromEntries(Object.entries(named).map(([name, file]) => [name, readFileSync(file, 'utf8')]));
  }
  const local = devVars !== undefined && existsSync(devVars) ? parseEnv(readFileSync(devVars, 'utf8')) : {};
  return pick(process.env) ?? pick(local) ?? {};
}

function pick(source: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | undefined {
  const found = variables.flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
