import type { Signer } from './signer.ts';

/** Of a deployment that has no certificate: what signs is not even loaded. */
export const noSigner: Signer = { isOn: false, check: () => ({ status: 'off' }) };

/** Whether signing is wanted: one of the variables is there, usable or not. */
export function isSigningWanted({
  SIGNING_KEY: key,
  SIGNING_CERTIFICATE: certificate,
  SIGNING_CHAIN: chain,
}: Readonly<Record<string, unknown>>): boolean {
  return ![key, certificate, chain].every(isBlank);
}

/** A variable that is not there, or that a form of the platform has left empty. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
