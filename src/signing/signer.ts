import { andThen, type Maybe } from '../core/maybe.ts';
import type { NonEmpty } from '../core/types.ts';
import type { KeyAlgorithm } from './certificate.ts';
import { findValidityProblem, type ChainLink } from './chain.ts';
import { createSignedDataRenderer, renderSignedAttributes, toHashName } from './cms.ts';
import { isSigningWanted } from './off.ts';
import { parseSigningMaterial, type SigningMaterial, type SigningVariables } from './material.ts';
import { keyMismatch, signingFailure, unreadableKey, type SigningProblem } from './problem.ts';

/** Whether and how profiles can be signed at one moment. */
export type SigningState =
  | { readonly status: 'off' }
  | {
      readonly status: 'ready';
      readonly algorithm: KeyAlgorithm;
      /** The signer's own certificate first. */
      readonly chain: NonEmpty<ChainLink>;
      /** When the first of the certificates expires, in milliseconds since 1970. */
      readonly expires: number;
      /**
       * Signs a content; what comes out holds it whole.
       *
       * @param time - the time of signing that the message states, in milliseconds since 1970
       * @returns a CMS ContentInfo in DER, or the problem if the runtime fails.
       */
      readonly sign: (content: Uint8Array, time: number) => Promise<Uint8Array | SigningProblem>;
    }
  | { readonly status: 'unusable'; readonly problems: NonEmpty<SigningProblem> };

/** What signs profiles, if anything does. */
export interface Signer {
  /** Whether signing is wanted; if not, nobody has to ask for more. */
  readonly isOn: boolean;
  /**
   * Says what can be done at a moment, in milliseconds since 1970. The first call reads the variables and tries the
   * key; every call looks at the dates.
   */
  check(now: number): Maybe<SigningState>;
}

/** Builds a signer from `SIGNING_KEY`, `SIGNING_CERTIFICATE` and `SIGNING_CHAIN`. Never throws: see `check`. */
export function createSigner(variables: SigningVariables): Signer {
  let loaded: SigningState | undefined;
  const load = async (): Promise<SigningState> => {
    const parsed = parseSigningMaterial(variables);
    loaded = parsed.status === 'read' ? await tryMaterial(parsed.material) : parsed;
    return loaded;
  };
  const toState = (state: SigningState, now: number): SigningState => {
    const problem = state.status === 'ready' ? findValidityProblem(state.chain, now) : undefined;
    return problem === undefined ? state : { status: 'unusable', problems: [problem] };
  };
  return {
    isOn: isSigningWanted(variables),
    // What is kept is the outcome, never a promise of it: one that begins in a request may end with that request.
    check: (now) => andThen(loaded ?? load(), (state) => toState(state, now)),
  };
}

/** Imports the key and lets the certificate verify a signature of it. */
async function tryMaterial({ privateKey, algorithm, chain }: SigningMaterial): Promise<SigningState> {
  const keyParameters =
    algorithm.kind === 'RSA'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: algorithm.curve };
  const hash = toHashName(algorithm);
  const parameters = { name: keyParameters.name, hash };
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('pkcs8', privateKey, keyParameters, false, ['sign']);
  } catch {
    return { status: 'unusable', problems: [unreadableKey] };
  }
  const render = createSignedDataRenderer({ algorithm, certificates: chain });
  const sign = async (content: Uint8Array, time: number): Promise<Uint8Array | SigningProblem> => {
    try {
      const digest = await crypto.subtle.digest(hash, content);
      const attributes = renderSignedAttributes(new Uint8Array(digest), time);
      const signature = await crypto.subtle.sign(parameters, key, attributes);
      return render(content, attributes, new Uint8Array(signature));
    } catch {
      return signingFailure;
    }
  };
  if (!(await isPair(key, keyParameters, parameters, chain[0].publicKey))) {
    return { status: 'unusable', problems: [keyMismatch] };
  }
  const expires = Math.min(...chain.map(({ notAfter }) => notAfter));
  return { status: 'ready', algorithm, chain, expires, sign };
}

async function isPair(
  key: CryptoKey,
  keyParameters: { readonly name: string },
  parameters: { readonly name: string; readonly hash: string },
  publicKey: Uint8Array,
): Promise<boolean> {
  const sample = new TextEncoder().encode('a signature to try the key');
  try {
    const verifying = await crypto.subtle.importKey('spki', publicKey, keyParameters, false, ['verify']);
    const signature = await crypto.subtle.sign(parameters, key, sample);
    return await crypto.subtle.verify(parameters, verifying, signature, sample);
  } catch {
    return false;
  }
}
