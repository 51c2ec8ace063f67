import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { findChainHints } from '../signing/chain.ts';
import type { SigningVariables } from '../signing/material.ts';
import type { SigningVariable } from '../signing/problem.ts';
import { createSigner } from '../signing/signer.ts';

const variables = ['SIGNING_KEY', 'SIGNING_CERTIFICATE', 'SIGNING_CHAIN'] as const satisfies readonly SigningVariable[];

/** Files that hold what signs, by variable. */
export type SigningFiles = Readonly<Record<SigningVariable, string | undefined>>;

/** What there is to say of signing material, in lines for a person. */
export interface SigningReport {
  readonly lines: readonly string[];
  readonly findings: number;
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
  const missing = Object.values(files).filter((file) => file !== undefined && !existsSync(file));
  if (missing.length > 0) {
    return { lines: missing.map((file) => `${String(file)}\n  There is no such file.`), findings: missing.length };
  }
  const state = await createSigner(readSigningVariables(files, devVars)).check(now);
  if (state.status === 'off') return { lines: [], findings: 0 };
  if (state.status === 'unusable') {
    const lines = state.problems.map(({ variable, problem, cure }) => `${variable}\n  ${problem}\n  cure: ${cure}`);
    return { lines, findings: lines.length };
  }
  const { algorithm, chain, expires } = state;
  const kind = algorithm.kind === 'RSA' ? `RSA with ${chain[0].modulusBits ?? 0} bits` : `EC on ${algorithm.curve}`;
  const count = chain.length === 1 ? '1 certificate' : `${chain.length} certificates`;
  const summary = `signing: ready, ${kind}, ${count}, until ${new Date(expires).toISOString()}`;
  return { lines: [summary, ...findChainHints(chain, now).map((hint) => `  note: ${hint}`)], findings: 0 };
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
